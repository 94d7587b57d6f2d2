package org.symbolon.architecture.planted.constructors.code;

public interface InnocentCodes {}
