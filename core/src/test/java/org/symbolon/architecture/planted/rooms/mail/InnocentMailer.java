package org.symbolon.architecture.planted.rooms.mail;

public interface InnocentMailer {}
