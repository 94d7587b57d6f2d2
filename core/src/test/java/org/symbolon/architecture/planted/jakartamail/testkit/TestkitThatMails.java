package org.symbolon.architecture.planted.jakartamail.testkit;

import org.eclipse.angus.mail.smtp.SMTPTransport;

record TestkitThatMails(SMTPTransport one) {}
