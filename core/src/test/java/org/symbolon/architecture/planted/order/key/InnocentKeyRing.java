package org.symbolon.architecture.planted.order.key;

public interface InnocentKeyRing {}
