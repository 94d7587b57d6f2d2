package org.symbolon.architecture.planted.jakartamail.mail;

import org.eclipse.angus.mail.smtp.SMTPTransport;

record InnocentSmtpMailer(SMTPTransport one) {}
