package org.symbolon.architecture.planted.jmail.registration;

import com.sanctionco.jmail.EmailValidator;

record RegistrationByJMail(EmailValidator one) {}
