package org.symbolon.architecture.planted.groundfloor.account;

import org.symbolon.architecture.planted.groundfloor.InnocentFrontDoor;

record AccountThatKnowsTheDoor(InnocentFrontDoor one) {}
