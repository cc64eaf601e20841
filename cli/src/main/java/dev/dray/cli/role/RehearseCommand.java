package dev.dray.cli.role;

import com.codahale.metrics.MetricRegistry;
import dev.dray.cli.CliException;
import dev.dray.cli.Common;
import dev.dray.cli.Dray;
import dev.dray.cli.ExitCode;
import dev.dray.cli.reach.Settings;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.life.Services;
import dev.dray.runtime.time.SystemTimer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code dray rehearse}: does once what starts most often, so that the launcher can have the JVM record the classes for its
 * ahead-of-time cache. Leaves nothing behind.
 */
@Command(name = "rehearse", hidden = true, description = "Starts and stops everything once in a temporary directory.")
public final class RehearseCommand implements Runnable {
    private static final String FREE_PORTS = """
            broker:
              embedded: {listen: "127.0.0.1:0"}
            channels:
              http: {listen: "127.0.0.1:0"}
            """;

    @Mixin
    private final Common common = new Common();

    @Override
    public void run() {
        try {
            Path home = Files.createTempDirectory("dray-rehearsal-");
            Files.writeString(home.resolve("dray.yaml"), FREE_PORTS);
            try {
                rehearse(home);
            } finally {
                delete(home);
            }
        } catch (IOException e) {
            throw new CliException(ExitCode.CANNOT_START, "cannot rehearse: " + e.getMessage());
        }
    }

    private void rehearse(Path home) {
        try (SystemTimer timer = new SystemTimer()) {
            RoleContext context = new RoleContext(
                    Settings.of(Home.open(home)),
                    timer,
                    common.clock(),
                    new MetricRegistry(),
                    Dray.version(),
                    failure -> {
                        throw failure;
                    });
            GatewayRole gateway = new GatewayRole(context, _ -> {});
            try (Service all = new Services(List.of(
                    gateway, new NodeRole(context, gateway.broker()), new MemoryRole(context, gateway.broker())))) {
                all.start();
                play(home, "send", "/help", "--wait");
                play(home, "jobs");
                play(home, "nodes");
                play(home, "topic", "list");
                play(home, "jobs", "-o", "json");
            }
        }
    }

    private static void play(Path home, String... command) {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        List<String> words = Stream.concat(Stream.of(command), Stream.of("--home", home.toString()))
                .toList();
        int code = Dray.commandLine(nowhere, nowhere).execute(words.toArray(String[]::new));
        if (code != 0) {
            throw new CliException(ExitCode.FAILED, "%s ended with %d".formatted(words, code));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
