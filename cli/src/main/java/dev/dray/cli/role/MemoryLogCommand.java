package dev.dray.cli.role;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dray.cli.CliException;
import dev.dray.cli.Common;
import dev.dray.cli.ExitCode;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.memory.daily.DailyLogs;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dray memory log [DATE]}. */
@Command(name = "log", description = "Prints a day's log.")
final class MemoryLogCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Parameters(
            paramLabel = "DATE",
            arity = "0..1",
            description = "The day, such as 2026-02-08; the newest that has a log where absent")
    private @Nullable LocalDate date;

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        DailyLogs logs = new DailyLogs(settings.config().memory().directory(settings.home()));
        LocalDate day =
                date != null ? date : logs.latest().orElseThrow(() -> nothing(logs, "nothing is remembered yet"));
        String text = logs.read(day).orElseThrow(() -> nothing(logs, "there is no log of " + day));
        Screen screen = common.screen();
        if (screen.json()) {
            screen.json(JsonNodeFactory.instance
                    .objectNode()
                    .put("date", day.toString())
                    .put("text", text));
        } else {
            screen.line(text.stripTrailing());
        }
    }

    private static CliException nothing(DailyLogs logs, String what) {
        return new CliException(ExitCode.NOT_FOUND, "%s in %s".formatted(what, logs.directory()));
    }
}
