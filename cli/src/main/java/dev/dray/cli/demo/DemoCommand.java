package dev.dray.cli.demo;

import dev.dray.broker.Clients;
import dev.dray.cli.CliException;
import dev.dray.cli.Common;
import dev.dray.cli.ExitCode;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.trace.Trace;
import dev.dray.cli.trace.TraceTable;
import dev.dray.cli.view.Screen;
import dev.dray.memory.daily.DailyLogs;
import dev.dray.runtime.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dray demo}. */
@Command(
        name = "demo",
        description =
                "Plays a day of a small business in a fresh directory, kills the node in the middle of it, and checks that nothing was lost.")
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "An empty directory to play in. Default: a fresh temporary one")
    private @Nullable Path directory;

    @Override
    public Integer call() {
        Screen screen = common.screen();
        Screen story = screen.json() ? screen.beside() : screen;
        Path home = emptyDirectory();
        Narrator narrator = new Narrator(story);
        narrator.act("A gateway, a node and a memory start, each a process of its own, in " + home);
        Checks checks = new Checks();
        try (Stage stage = Stage.in(home)) {
            narrator.fact("all three are ready");
            Day.Played played = new Day(stage, narrator, common.clock()).play();
            Settings settings = Settings.of(Home.open(home));
            Evening evening = new Evening(stage, settings, played);
            evening.check(checks);
            narrator.act("The daily log, as memory wrote it");
            DailyLogs logs = new DailyLogs(settings.config().memory().directory(settings.home()));
            logs.days().forEach(day -> story.line(logs.read(day).orElse("")));
            narrator.act("The way of one message: the film, cut by the power failure");
            TraceTable.print(
                    new Trace(new Clients(settings.runningBroker(), "demo")).of(played.film()),
                    settings.config().localZone(),
                    story);
        }
        narrator.act("What was checked");
        boolean passed = checks.print(screen);
        story.line("Everything is left for looking at in %s; for instance: dray up --home %s".formatted(home, home));
        return (passed ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private Path emptyDirectory() {
        try {
            if (directory == null) {
                return Files.createTempDirectory("dray-demo-");
            }
            Files.createDirectories(directory);
            try (var files = Files.list(directory)) {
                if (files.findAny().isPresent()) {
                    throw common.wrong(directory + " is not empty; the demo plays in a directory of its own");
                }
            }
            return directory.toAbsolutePath();
        } catch (IOException e) {
            throw new CliException(ExitCode.CANNOT_START, "cannot use a directory for the demo: " + e.getMessage());
        }
    }
}
