package dev.dray.runtime.planted;

import java.time.Instant;

class ReadsTheWallClock {
    Instant time() {
        return Instant.now();
    }
}
