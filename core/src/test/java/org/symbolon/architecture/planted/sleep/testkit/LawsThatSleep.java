package org.symbolon.architecture.planted.sleep.testkit;

import java.util.concurrent.TimeUnit;

class LawsThatSleep {
    void settle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(10);
    }
}
