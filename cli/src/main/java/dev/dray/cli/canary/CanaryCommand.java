package dev.dray.cli.canary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.broker.Clients;
import dev.dray.broker.read.Position;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.cli.Common;
import dev.dray.cli.Since;
import dev.dray.cli.reach.Latest;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Spans;
import dev.dray.cli.view.Table;
import dev.dray.schema.Canary;
import dev.dray.schema.JobEvent;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dray canary}. */
@Command(
        name = "canary",
        description = "Compares what is on trial with what is not: failures, run times and cost of both tracks.")
public final class CanaryCommand implements Runnable {
    private static final String NOTHING = "-";

    @Mixin
    private final Common common = new Common();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "7d",
            description = "What was queued within 7d, or since 2026-02-08 or 2026-02-08T10:42:00Z."
                    + " Default: ${DEFAULT-VALUE}")
    private String since = "7d";

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        Instant from = from(settings);
        Screen screen = common.screen();
        Clients clients = settings.clients();
        List<Comparison> all = Comparison.of(Latest.of(clients, Topics.CANARIES, screen), facts(clients, from));
        if (screen.json()) {
            all.forEach(each -> screen.json(json(each)));
            return;
        }
        Table table =
                new Table("ON TRIAL", "OF", "NOW", "FOR", "TRACK", "JOBS", "FAILED", "MEDIAN", "P95", "COST", "WHY");
        for (Comparison each : all) {
            table.row(row(each, "canary", each.canary()));
            table.row(row(each, "stable", each.stable()));
        }
        screen.table(table);
        if (all.isEmpty()) {
            screen.aside("nothing is on trial; routes[].canary in dray.yaml puts something on trial");
        }
    }

    private Instant from(Settings settings) {
        try {
            return Since.parse(
                    since, common.clock().instant(), settings.config().localZone());
        } catch (IllegalArgumentException e) {
            throw common.wrong("--since: " + e.getMessage());
        }
    }

    private static List<JobEvent> facts(Clients clients, Instant from) {
        TopicRange range = new TopicRange(
                List.of(Topics.JOB_EVENTS.name()), Set.of(), new Position.At(from), Optional.of(new Position.End()));
        List<JobEvent> facts = new ArrayList<>();
        try (TopicReader reader = new TopicReader(clients, range)) {
            reader.forEachRemaining(record -> {
                try {
                    facts.add(Topics.JOB_EVENTS.read(record));
                } catch (UndecodableException _) {
                    // A dead letter tells of it.
                }
            });
        }
        return facts;
    }

    private Object[] row(Comparison each, String track, Figures figures) {
        Optional<Canary> standing = each.standing();
        return new Object[] {
            each.key().replace('/', ' '),
            standing.map(its -> BigDecimal.valueOf(its.getPercent())
                                    .stripTrailingZeros()
                                    .toPlainString() + " %")
                    .orElse(NOTHING),
            standing.map(its -> its.getMode().name().toLowerCase(Locale.ROOT)).orElse(NOTHING),
            standing.map(its -> Spans.say(
                            Duration.between(its.getSince(), common.clock().instant())))
                    .orElse(NOTHING),
            track,
            figures.jobs(),
            failed(figures),
            figures.median().map(Spans::say).orElse(NOTHING),
            figures.p95().map(Spans::say).orElse(NOTHING),
            figures.currency()
                    .map(currency -> cost(figures.micros()) + " " + currency)
                    .orElse(NOTHING),
            standing.map(Canary::getWhy).orElse("the router knows of no trial any more")
        };
    }

    private static String failed(Figures figures) {
        return figures.jobs() == 0
                ? NOTHING
                : "%d (%.0f %%)".formatted(figures.failed(), 100.0 * figures.failed() / figures.jobs());
    }

    private static String cost(long micros) {
        return "%.2f".formatted(BigDecimal.valueOf(micros, 6));
    }

    private static ObjectNode json(Comparison each) {
        ObjectNode json = each.standing().map(RecordJson::of).orElseGet(RecordJson::empty);
        json.put("key", each.key());
        ArrayNode tracks = json.putArray("tracks");
        tracks.add(json("canary", each.canary()));
        tracks.add(json("stable", each.stable()));
        return json;
    }

    private static ObjectNode json(String track, Figures figures) {
        ObjectNode json = RecordJson.empty();
        json.put("track", track).put("jobs", figures.jobs()).put("failed", figures.failed());
        figures.median().ifPresent(time -> json.put("medianMillis", time.toMillis()));
        figures.p95().ifPresent(time -> json.put("p95Millis", time.toMillis()));
        figures.currency()
                .ifPresent(currency -> json.put("costMicros", figures.micros()).put("currency", currency));
        return json;
    }
}
