package org.symbolon.architecture.planted.randomness.registration;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** By reference, without a call. */
class RegistrationThatPassesDiceOn {
    final Supplier<SecureRandom> random = SecureRandom::new;
}
