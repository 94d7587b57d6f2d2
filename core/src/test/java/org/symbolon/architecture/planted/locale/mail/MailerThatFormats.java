package org.symbolon.architecture.planted.locale.mail;

class MailerThatFormats {
    String minutes(int left) {
        return String.format("%d minutes", left);
    }
}
