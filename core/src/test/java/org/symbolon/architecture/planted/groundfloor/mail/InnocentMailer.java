package org.symbolon.architecture.planted.groundfloor.mail;

public interface InnocentMailer {}
