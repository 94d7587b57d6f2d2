package org.symbolon.architecture.planted.jakartamail.registration;

import jakarta.mail.internet.MimeMessage;

record RegistrationThatMails(MimeMessage one) {}
