package org.symbolon.architecture.planted.names.mail;

public interface InnocentImplicitTls {}
