package dev.dray.cli.role;

import com.codahale.metrics.MetricRegistry;
import dev.dray.cli.Common;
import dev.dray.cli.Dray;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.runtime.life.RunUntilShutdown;
import dev.dray.runtime.life.RunUntilShutdown.Limits;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.log.Logs;
import dev.dray.runtime.time.SystemTimer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a role in this process until it is told to stop: its log, its ready line, its two stops. */
final class RunRole {
    private static final Logger log = LoggerFactory.getLogger(RunRole.class);
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(45), Duration.ofSeconds(10));

    private final Common common;
    private final String role;

    RunRole(Common common, String role) {
        this.common = common;
        this.role = role;
    }

    /** A role as composed, and what its ready line says. */
    record Composed(Service service, Supplier<Map<String, String>> addresses) {}

    /** Returns when the role has stopped; throws what it failed with. */
    void run(Function<RoleContext, Composed> compose) {
        Settings settings = Settings.of(common.home());
        Logs.toFile(settings.home().logs(), role);
        Screen screen = common.screen();
        AtomicReference<RunUntilShutdown> running = new AtomicReference<>();
        try (SystemTimer timer = new SystemTimer()) {
            Composed composed = compose.apply(new RoleContext(
                    settings,
                    timer,
                    common.clock(),
                    new MetricRegistry(),
                    Dray.version(),
                    failure -> running.get().fail(failure)));
            running.set(new RunUntilShutdown(saying(composed, screen, settings), LIMITS));
            running.get().run();
        }
    }

    private Service saying(Composed composed, Screen screen, Settings settings) {
        return new Service() {
            @Override
            public void start() {
                composed.service().start();
                log.atInfo().addKeyValue("role", role).log("Ready");
                ReadyLine.of(role, composed.addresses().get(), settings.home().root())
                        .print(screen);
            }

            @Override
            public void cut() {
                composed.service().cut();
            }

            @Override
            public void close() {
                composed.service().close();
                log.atInfo().addKeyValue("role", role).log("Stopped");
            }
        };
    }
}
