package dev.dray.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.cli.reach.Gateway;
import dev.dray.cli.reach.Mailbox;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Spans;
import dev.dray.cli.view.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dray status}. */
@Command(
        name = "status",
        description =
                "Shows how the gateway and its channels are: what keeps messages from coming in, what waits to go out. Ends with 1 where something is wrong.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final Common common = new Common();

    @Override
    public Integer call() {
        Settings settings = Settings.of(common.home());
        JsonNode status = Mailbox.of(settings.home()).status();
        Screen screen = common.screen();
        if (screen.json()) {
            screen.json(status);
        } else {
            show(status, Gateway.address(settings.home(), Gateway.HTTP), screen);
        }
        boolean ok = status.path("status").asText().equals("ok");
        return (ok ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private void show(JsonNode status, String address, Screen screen) {
        int waiting = status.path("outbox").path("waiting").asInt();
        screen.line("gateway  %s".formatted(address));
        screen.line("broker   " + status.path("broker").asText());
        screen.line("outbox   " + (waiting == 0 ? "empty" : waiting + " records wait for the broker"));
        screen.line("");
        Instant now = common.clock().instant();
        Table table = new Table("CHANNEL", "LAST MESSAGE", "WAITS TO GO OUT", "TROUBLE");
        status.path("channels")
                .forEach(channel -> table.row(
                        channel.path("name").asText(),
                        time(channel, "lastIn")
                                .map(at -> Spans.say(Duration.between(at, now)) + " ago")
                                .orElse("none since the start"),
                        unsent(channel, now),
                        trouble(channel)));
        screen.table(table);
    }

    private static String unsent(JsonNode channel, Instant now) {
        int unsent = channel.path("unsent").asInt();
        return time(channel, "unsentSince")
                .map(since -> "%d, the oldest for %s".formatted(unsent, Spans.say(Duration.between(since, now))))
                .orElse("-");
    }

    private static String trouble(JsonNode channel) {
        return text(channel, "trouble").or(() -> text(channel, "unsentWhy")).orElse("-");
    }

    private static Optional<Instant> time(JsonNode channel, String member) {
        return text(channel, member).map(Instant::parse);
    }

    private static Optional<String> text(JsonNode channel, String member) {
        return Optional.of(channel.path(member)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
