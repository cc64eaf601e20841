package dev.dray.cli.trace;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Spans;
import dev.dray.cli.view.Table;
import dev.dray.cli.view.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A trace as people and programs read it. */
public final class TraceTable {
    private TraceTable() {}

    /** A step as programs read it. */
    public static ObjectNode json(Step step) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", step.at().toString())
                .put("what", step.what())
                .put("by", step.by())
                .put("where", step.place())
                .put("text", step.text());
    }

    /** Prints the steps, each with the time since the one before it. */
    public static void print(List<Step> steps, ZoneId zone, Screen screen) {
        Table table = new Table("AT", "AFTER", "WHAT", "BY", "WHERE", "TEXT");
        Optional<Instant> before = Optional.empty();
        for (Step step : steps) {
            if (screen.json()) {
                screen.json(json(step));
            }
            String after = before.map(at -> "+" + Spans.say(Duration.between(at, step.at())))
                    .orElse("");
            table.row(Times.say(step.at(), zone), after, step.what(), step.by(), step.place(), step.text());
            before = Optional.of(step.at());
        }
        if (!screen.json()) {
            screen.table(table);
        }
    }
}
