package org.symbolon.architecture.planted.middlefloor;

public interface InnocentFrontDoor {}
