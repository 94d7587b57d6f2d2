package org.symbolon.surface.planted.leaky;

import org.symbolon.surface.planted.hidden.Secret;

/** Made by its own module only, and silent about what it is made of. */
public final class InnocentRoom {
    private final Secret secret;

    public InnocentRoom(Secret secret) {
        this.secret = secret;
    }

    Secret secret() {
        return secret;
    }
}
