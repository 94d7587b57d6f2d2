package org.symbolon.architecture.planted.rooms.reset;

import org.symbolon.architecture.planted.rooms.session.InnocentSessions;

record ResetThatSignsIn(InnocentSessions one) {}
