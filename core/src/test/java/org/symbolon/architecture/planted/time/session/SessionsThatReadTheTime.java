package org.symbolon.architecture.planted.time.session;

import java.time.Instant;

class SessionsThatReadTheTime {
    Instant expiresAt() {
        return Instant.now().plusSeconds(60);
    }
}
