package org.symbolon.architecture.planted.constructors.store;

public record InnocentMailId(String value) {}
