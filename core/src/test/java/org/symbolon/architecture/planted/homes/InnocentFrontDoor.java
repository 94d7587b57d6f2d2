package org.symbolon.architecture.planted.homes;

public interface InnocentFrontDoor {}
