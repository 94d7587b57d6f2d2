package org.symbolon.architecture.planted.guessable.mail;

class MailerByMath {
    double wait(double seconds) {
        return seconds * Math.random();
    }
}
