package org.symbolon.architecture.planted.constructors.session;

import org.symbolon.architecture.planted.constructors.code.InnocentCodes;
import org.symbolon.architecture.planted.constructors.store.InnocentStore;

/** Who cannot name {@link InnocentCodes} cannot call it. */
public class InnocentSessions {
    final InnocentStore store;
    final InnocentCodes codes;

    public InnocentSessions(InnocentStore store, InnocentCodes codes) {
        this.store = store;
        this.codes = codes;
    }
}
