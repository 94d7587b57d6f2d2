package org.symbolon.architecture.planted.passay.password;

import org.passay.PasswordValidator;

record InnocentPolicy(PasswordValidator one) {}
