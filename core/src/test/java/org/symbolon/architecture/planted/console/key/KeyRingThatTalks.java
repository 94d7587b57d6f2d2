package org.symbolon.architecture.planted.console.key;

import java.util.function.Consumer;

class KeyRingThatTalks {
    final Consumer<String> warnings = System.err::println;
}
