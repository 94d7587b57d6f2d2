package org.symbolon.architecture.planted.rooms.testkit;

import org.symbolon.architecture.planted.rooms.session.InnocentSessions;

record TestkitThatSignsIn(InnocentSessions one) {}
