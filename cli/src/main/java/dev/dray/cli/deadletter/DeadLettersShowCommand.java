package dev.dray.cli.deadletter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.broker.Clients;
import dev.dray.broker.read.Letter;
import dev.dray.cli.CliException;
import dev.dray.cli.Common;
import dev.dray.cli.ExitCode;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Times;
import dev.dray.schema.DeadLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dray dead-letters show ID}. */
@Command(name = "show", description = "Shows one dead letter with everything it keeps.")
final class DeadLettersShowCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "ID", description = "The letter's id, or as much of its beginning as no other has")
    private String id = "";

    @Option(names = "--bytes", paramLabel = "FILE", description = "Write the bytes it keeps to a file, as they came")
    private @Nullable Path file;

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        Clients clients = settings.clients();
        Screen screen = common.screen();
        Letter letter = AllLetters.of(clients, screen).one(id);
        new WholeLetters(clients).each(List.of(letter), (_, whole) -> {
            if (file != null) {
                write(whole, file);
            }
            if (screen.json()) {
                screen.json(json(letter, whole));
            } else {
                print(letter, whole, screen, settings.config().localZone());
            }
        });
    }

    private static void write(DeadLetter whole, Path file) {
        try {
            Files.write(file, new Payload(whole).bytes());
        } catch (IOException e) {
            throw new CliException(
                    ExitCode.FAILED, "%s cannot be written (%s); name another file".formatted(file, e.getMessage()), e);
        }
    }

    private static ObjectNode json(Letter letter, DeadLetter whole) {
        ObjectNode json = LetterView.json(letter);
        json.set("payload", RecordJson.bytes(whole.getPayload()));
        new Payload(whole).decoded().ifPresent(record -> json.set("decoded", record));
        return json;
    }

    private static void print(Letter letter, DeadLetter whole, Screen screen, ZoneId zone) {
        DeadLetter known = letter.known();
        screen.line("dead letter   " + known.getId());
        screen.line("standing      " + LetterView.standing(known)
                + known.getDecidedAt().map(at -> " at " + Times.say(at, zone)).orElse(""));
        screen.line("given up      " + Times.say(known.getAt(), zone));
        screen.line("reason        " + known.getReason());
        screen.line("why           " + indented(known.getWhy()));
        screen.line("origin        " + known.getOrigin());
        known.getConversation().ifPresent(name -> screen.line("conversation  " + name));
        known.getMessageId().ifPresent(message -> screen.line("message       " + message));
        known.getJobId().ifPresent(job -> screen.line("job           " + job));
        if (!known.getPayloadKey().isEmpty()) {
            screen.line("key           " + known.getPayloadKey());
        }
        new TreeMap<>(known.getHeaders())
                .forEach((name, value) -> screen.line("header        %s: %s".formatted(name, indented(value))));
        screen.line("payload       %d bytes, %s".formatted(letter.bytes(), known.getPayloadType()));
        screen.line("");
        new Payload(whole).lines().forEach(screen::line);
    }

    private static String indented(String text) {
        return text.strip().replace("\n", "\n              ");
    }
}
