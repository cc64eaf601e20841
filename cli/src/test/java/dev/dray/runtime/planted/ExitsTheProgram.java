package dev.dray.runtime.planted;

class ExitsTheProgram {
    void exit() {
        System.exit(1);
    }
}
