package org.symbolon.architecture.planted.order.code;

public interface InnocentCodes {}
