package org.symbolon.architecture.planted.constructors.reset;

import org.symbolon.architecture.planted.constructors.store.InnocentStore;

public class ResetForEverybody {
    final InnocentStore store;

    public ResetForEverybody(InnocentStore store) {
        this.store = store;
    }
}
