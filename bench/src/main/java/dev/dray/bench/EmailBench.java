package dev.dray.bench;

import dev.dray.bench.email.MailRun;
import dev.dray.bench.email.MailRun.Came;
import dev.dray.cli.Dray;
import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Puts every mail of a folder into a mail server that the channel email reads, and counts what became of each: a recorded
 * message with its text and files, or a dead letter with a reason.
 */
final class EmailBench implements Benchmark {
    private static final String NAME = "email";
    private static final Set<String> NONE = Set.of("missing", "doubled", "repeated");
    private static final double A_SECOND = 1_000;

    private final Options options;

    EmailBench(Options options) {
        this.options = options;
    }

    @Override
    public List<Figure> measure(Effort effort) throws Exception {
        Path data = Path.of(options.text("--data", "examples/channels/email/mails"));
        try (MailRun run = run()) {
            Came came = run.read(data, effort.of(20, 200));
            came.reasons().forEach(reason -> System.err.println("dead letter: " + reason));
            Spread latency = new Spread(
                    came.latencies().stream().mapToDouble(Double::doubleValue).toArray());
            return List.of(
                    new Figure(NAME, "mails", came.mails(), "1"),
                    new Figure(NAME, "recorded", came.recorded(), "1"),
                    new Figure(NAME, "with_text", came.withText(), "1"),
                    new Figure(NAME, "attachments", came.files(), "1"),
                    new Figure(NAME, "dead_letters", came.reasons().size(), "1"),
                    new Figure(NAME, "missing", came.missing(), "1"),
                    new Figure(NAME, "doubled", came.doubled(), "1"),
                    new Figure(NAME, "repeated", came.repeated(), "1"),
                    new Figure(NAME, "idle_p50", latency.median(), "ms"),
                    new Figure(NAME, "idle_max", latency.percentile(100), "ms"));
        }
    }

    @Override
    public boolean accepts(List<Figure> figures) {
        return figures.stream()
                .allMatch(figure -> figure.metric().equals("idle_max")
                        ? figure.value() < A_SECOND
                        : !NONE.contains(figure.metric()) || figure.value() == 0);
    }

    private MailRun run() throws IOException {
        if (options.has("--dovecot")) {
            return MailRun.onDovecot(Dray.clock());
        }
        String imap = options.text("--imap", "");
        return imap.isEmpty()
                ? MailRun.onGreenMail(Dray.clock())
                : MailRun.on(
                        HostPort.parse(imap),
                        options.text("--user", "bench"),
                        options.text("--password", "bench"),
                        Dray.clock());
    }
}
