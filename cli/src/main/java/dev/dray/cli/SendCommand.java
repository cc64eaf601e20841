package dev.dray.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.cli.reach.FileBox;
import dev.dray.cli.reach.Mailbox;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.runtime.value.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dray send TEXT}. */
@Command(
        name = "send",
        description = "Sends a message to the gateway on this home, and with --wait prints what comes back.")
final class SendCommand implements Callable<Integer> {
    private static final Duration GLANCE = Duration.ofSeconds(20);

    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "TEXT", description = "What to say")
    private String text = "";

    @Option(
            names = "--wait",
            description = "Wait for the answer and print it; the exit code is 1 where it is a failure")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long to wait, such as 30s or 2h. Default: ${DEFAULT-VALUE}")
    private Duration timeout = Duration.ZERO;

    @Option(
            names = "--as",
            paramLabel = "CHANNEL/CONVERSATION",
            description = "Speak in another conversation, such as telegram/42; the answer goes there too")
    private @Nullable String conversation;

    @Option(names = "--attach", paramLabel = "FILE", description = "Send a file with it; may be given several times")
    private List<Path> files = List.of();

    @ArgGroup
    private @Nullable Later later;

    /** When what is asked for shall be done. */
    private static final class Later {
        @Option(
                names = "--at",
                paramLabel = "WHEN",
                description =
                        "Have it done then, such as 07:30 or 2026-12-01T07:30; by the clock of the configured zone")
        private @Nullable String at;

        @Option(names = "--in", paramLabel = "TIME", description = "Have it done after a while, such as 30m or 2h")
        private @Nullable Duration in;

        Instant instant(Instant now, ZoneId zone) {
            return in == null ? Written.instant(String.valueOf(at), now, zone) : now.plus(in);
        }
    }

    @Override
    public Integer call() {
        if (text.isBlank() && files.isEmpty()) {
            throw common.wrong("there is nothing to send: TEXT is blank");
        }
        Mailbox mailbox = Mailbox.of(common.home());
        JsonNode accepted = mailbox.send(text, brought(), Optional.ofNullable(conversation), notBefore());
        Screen screen = common.screen();
        String id = accepted.path("id").asText();
        if (!wait) {
            if (screen.json()) {
                screen.json(accepted);
            } else {
                screen.line(id);
            }
            return ExitCode.DONE.number();
        }
        return follow(mailbox, id, screen).number();
    }

    private List<ObjectNode> brought() {
        if (files.isEmpty()) {
            return List.of();
        }
        try (FileBox box = FileBox.of(common.home())) {
            return files.stream().map(box::bring).toList();
        }
    }

    private Optional<Instant> notBefore() {
        return Optional.ofNullable(later)
                .map(asked -> asked.instant(
                        common.clock().instant(),
                        Settings.of(common.home()).config().localZone()));
    }

    private ExitCode follow(Mailbox mailbox, String id, Screen screen) {
        Instant until = common.clock().instant().plus(timeout);
        Set<String> shown = new HashSet<>();
        for (Duration left = timeout;
                left.isPositive();
                left = Duration.between(common.clock().instant(), until)) {
            JsonNode answer = mailbox.replies(id, left.compareTo(GLANCE) < 0 ? left : GLANCE);
            for (JsonNode reply : answer.path("replies")) {
                if (shown.add(reply.path("id").asText())) {
                    if (screen.json()) {
                        screen.json(reply);
                    } else {
                        screen.line(reply.path("text").asText());
                        for (JsonNode file : reply.path("attachments")) {
                            screen.line("%s: dray file get %s"
                                    .formatted(
                                            file.path("name").asText(),
                                            file.path("id").asText()));
                        }
                    }
                }
                if (reply.path("kind").asText().equalsIgnoreCase("failure")) {
                    return ExitCode.FAILED;
                }
            }
            if (answer.path("final").asBoolean()) {
                return ExitCode.DONE;
            }
        }
        throw new CliException(
                ExitCode.FAILED,
                "no answer to %s within %s; it is not lost: dray trace %s shows where it is"
                        .formatted(id, Durations.format(timeout), id));
    }
}
