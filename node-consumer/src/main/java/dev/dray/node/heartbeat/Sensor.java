package dev.dray.node.heartbeat;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one thing of the machine and never fails: where the reading does, the last value stands, and that is logged once.
 * Used by one thread at a time.
 */
final class Sensor<T> {
    private static final Logger log = LoggerFactory.getLogger(Sensor.class);

    private final String name;
    private final Supplier<T> reading;
    private T last;
    private boolean broken;

    Sensor(String name, T first, Supplier<T> reading) {
        this.name = name;
        this.last = first;
        this.reading = reading;
    }

    T read() {
        try {
            last = reading.get();
            broken = false;
        } catch (RuntimeException | LinkageError e) {
            if (!broken) {
                log.atWarn().addKeyValue("sensor", name).setCause(e).log("A sensor of this machine cannot be read");
            }
            broken = true;
        }
        return last;
    }
}
