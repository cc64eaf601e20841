package dev.dray.runtime.planted;

class Sleeps {
    void rest() throws InterruptedException {
        Thread.sleep(1);
    }
}
