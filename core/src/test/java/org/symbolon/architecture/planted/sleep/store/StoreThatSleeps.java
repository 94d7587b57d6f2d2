package org.symbolon.architecture.planted.sleep.store;

class StoreThatSleeps {
    void retry() throws InterruptedException {
        Thread.sleep(10);
    }
}
