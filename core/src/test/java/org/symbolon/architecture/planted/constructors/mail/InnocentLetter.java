package org.symbolon.architecture.planted.constructors.mail;

import org.symbolon.architecture.planted.constructors.store.InnocentMailId;

/** A value that hosts may make. */
public class InnocentLetter {
    final InnocentMailId id;

    public InnocentLetter(InnocentMailId id) {
        this.id = id;
    }
}
