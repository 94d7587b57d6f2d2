package org.symbolon.architecture.planted.jmail.account;

import com.sanctionco.jmail.EmailValidator;

record InnocentAddress(EmailValidator one) {}
