package org.symbolon.architecture.planted.uuid.registration;

import java.util.UUID;

class RegistrationThatDrawsHandles {
    String handle(byte[] seed) {
        return UUID.nameUUIDFromBytes(seed).toString();
    }
}
