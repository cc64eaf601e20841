package dev.dray.runtime.planted;

import java.time.InstantSource;

class AsksForTheClock {
    InstantSource clock() {
        return InstantSource.system();
    }
}
