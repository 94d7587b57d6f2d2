package org.symbolon.architecture.planted.middlefloor.session;

import org.symbolon.architecture.planted.middlefloor.InnocentFrontDoor;

record SessionsThatKnowTheDoor(InnocentFrontDoor one) {}
