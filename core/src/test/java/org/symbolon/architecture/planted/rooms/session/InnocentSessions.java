package org.symbolon.architecture.planted.rooms.session;

public interface InnocentSessions {}
