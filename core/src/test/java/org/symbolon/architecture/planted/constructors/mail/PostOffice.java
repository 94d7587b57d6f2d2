package org.symbolon.architecture.planted.constructors.mail;

import org.symbolon.architecture.planted.constructors.store.InnocentStore;

public class PostOffice {
    final InnocentStore store;

    public PostOffice(InnocentStore store) {
        this.store = store;
    }
}
