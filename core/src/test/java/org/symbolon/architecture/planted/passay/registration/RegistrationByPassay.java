package org.symbolon.architecture.planted.passay.registration;

import org.passay.PasswordValidator;

record RegistrationByPassay(PasswordValidator one) {}
