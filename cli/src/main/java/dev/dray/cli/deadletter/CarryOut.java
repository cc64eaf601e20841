package dev.dray.cli.deadletter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.broker.read.Letter;
import dev.dray.cli.deadletter.Deed.Discard;
import dev.dray.cli.deadletter.Deed.Refuse;
import dev.dray.cli.deadletter.Deed.Retry;
import dev.dray.cli.view.Screen;
import dev.dray.schema.DeadLetter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Does to each letter what was planned, and says of each what became of it, once that is safe. For one plan. */
final class CarryOut {
    private final Decisions decisions;
    private final WholeLetters letters;
    private final Again again;
    private final Screen screen;
    private final InstantSource clock;
    private int refused;

    CarryOut(Decisions decisions, WholeLetters letters, Again again, Screen screen, InstantSource clock) {
        this.decisions = decisions;
        this.letters = letters;
        this.again = again;
        this.screen = screen;
        this.clock = clock;
    }

    /** Carries it out, and returns how many letters stay as they are. */
    int run(Map<Letter, Deed> plan) {
        List<Letter> discarded = new ArrayList<>();
        Map<Letter, Retry> retried = new LinkedHashMap<>();
        plan.forEach((letter, deed) -> {
            switch (deed) {
                case Refuse refuse -> refuse(letter, refuse);
                case Discard _ -> discarded.add(letter);
                case Retry retry -> retried.put(letter, retry);
            }
        });
        discarded.forEach(
                letter -> decisions.discarded(letter, clock.instant(), () -> say(letter, "discarded", new Discard())));
        letters.each(
                retried.keySet(), (letter, whole) -> retry(letter, whole, Objects.requireNonNull(retried.get(letter))));
        decisions.finish();
        return refused;
    }

    private void retry(Letter letter, DeadLetter whole, Retry retry) {
        Instant now = clock.instant();
        try {
            var record = again.record(retry, whole, now);
            decisions.retried(letter, record, now, () -> say(letter, "retried", retry));
        } catch (NoWayBackException e) {
            refuse(letter, new Refuse(String.valueOf(e.getMessage())));
        }
    }

    private void refuse(Letter letter, Refuse refuse) {
        refused++;
        say(letter, "refused", refuse);
    }

    private void say(Letter letter, String outcome, Deed deed) {
        if (screen.json()) {
            ObjectNode json =
                    JsonNodeFactory.instance.objectNode().put("id", letter.id()).put("outcome", outcome);
            screen.json(json.put("what", deed instanceof Refuse(String why) ? why : deed.words()));
        } else {
            screen.line("%-9s  %s  %s".formatted(outcome, letter.id(), deed.words()));
        }
    }
}
