package org.symbolon.architecture.planted.constructors.session;

public class InnocentRefusal extends RuntimeException {
    public InnocentRefusal() {}
}
