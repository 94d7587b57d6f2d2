package org.symbolon.architecture.planted.groundfloor;

public interface InnocentFrontDoor {}
