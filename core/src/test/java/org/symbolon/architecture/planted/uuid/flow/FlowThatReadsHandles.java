package org.symbolon.architecture.planted.uuid.flow;

import java.util.UUID;

class FlowThatReadsHandles {
    boolean looksLikeAHandle(String text) {
        return UUID.fromString(text).version() == 4;
    }
}
