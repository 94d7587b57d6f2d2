package org.symbolon.architecture.planted.console.store;

@SuppressWarnings("CatchAndPrintStackTrace")
class StoreThatPrintsTraces {
    void run(Runnable work) {
        try {
            work.run();
        } catch (IllegalStateException broken) {
            broken.printStackTrace();
        }
    }
}
