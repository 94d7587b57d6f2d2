package org.symbolon.architecture.planted.console.mail;

class MailerThatTalks {
    void sent(String subject) {
        System.out.println(subject);
    }
}
