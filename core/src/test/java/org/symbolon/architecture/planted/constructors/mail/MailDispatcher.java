package org.symbolon.architecture.planted.constructors.mail;

public class MailDispatcher {
    public MailDispatcher() {}
}
