package org.symbolon.architecture.planted.constructors.session;

public record InnocentLogin(String text) {}
