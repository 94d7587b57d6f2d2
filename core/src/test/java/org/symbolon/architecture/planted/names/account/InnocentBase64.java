package org.symbolon.architecture.planted.names.account;

public interface InnocentBase64 {}
