package dev.dray.cli.role;

import com.codahale.metrics.MetricRegistry;
import dev.dray.cli.reach.Settings;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.Timer;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What every role is given: where it lives, what it is told, and the time.
 *
 * @param failed told why, when something that runs cannot go on; the role is then closed
 */
record RoleContext(
        Settings settings,
        Timer timer,
        InstantSource clock,
        MetricRegistry metrics,
        String version,
        Consumer<RuntimeException> failed) {
    Home home() {
        return settings.home();
    }

    DrayConfig config() {
        return settings.config();
    }
}
