package dev.dray.memory;

import dev.dray.runtime.DrayException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why memory stands still, told once for as long as it lasts. Used by one thread. */
final class Trouble {
    private static final Logger log = LoggerFactory.getLogger(Trouble.class);

    private @Nullable String told;

    void met(RuntimeException failure) {
        String why = String.valueOf(failure.getMessage());
        if (why.equals(told)) {
            return;
        }
        told = why;
        var event = log.atError().addKeyValue("why", why);
        switch (failure) {
            case DrayException _, KafkaException _ ->
                event.log("Memory stands still, and tries again until it can go on");
            default -> event.setCause(failure).log("Memory stands still for a fault of its own; please report it");
        }
    }

    void over() {
        if (told != null) {
            told = null;
            log.atInfo().log("Memory goes on");
        }
    }
}
