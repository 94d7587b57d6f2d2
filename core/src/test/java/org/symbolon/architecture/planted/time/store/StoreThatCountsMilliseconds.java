package org.symbolon.architecture.planted.time.store;

class StoreThatCountsMilliseconds {
    long now() {
        return System.currentTimeMillis();
    }
}
