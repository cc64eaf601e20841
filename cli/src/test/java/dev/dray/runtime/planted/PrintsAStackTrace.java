package dev.dray.runtime.planted;

class PrintsAStackTrace {
    void report(Exception e) {
        e.printStackTrace();
    }
}
