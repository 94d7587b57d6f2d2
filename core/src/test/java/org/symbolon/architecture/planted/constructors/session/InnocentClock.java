package org.symbolon.architecture.planted.constructors.session;

public class InnocentClock {
    InnocentClock() {}
}
