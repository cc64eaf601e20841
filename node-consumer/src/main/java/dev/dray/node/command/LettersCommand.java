package dev.dray.node.command;

import static java.util.stream.Collectors.joining;

import dev.dray.broker.read.Letter;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import java.util.List;

/** {@code /letters}: the open dead letters, the latest first, and what can be done about them. */
record LettersCommand(Board board, Times times) implements LightCommand {
    private static final int MOST = 10;
    private static final int LONGEST_WHY = 100;

    @Override
    public String name() {
        return "letters";
    }

    @Override
    public String purpose() {
        return "what could not be handled, and why";
    }

    @Override
    public String answer(Job asked) {
        List<Letter> open = board.openLetters();
        if (open.isEmpty()) {
            return "No dead letter is open.";
        }
        String more = open.size() > MOST ? "\n… and %d more".formatted(open.size() - MOST) : "";
        return open.reversed().stream()
                        .limit(MOST)
                        .map(letter -> line(letter.known()))
                        .collect(joining("\n", "**Dead letters** %d open\n".formatted(open.size()), more))
                + "\n\nOn the gateway, `dray dead-letters retry ID` puts one back and `discard ID` closes it;"
                + " `show ID` has all of it. A job that failed runs again with /retry, too.";
    }

    private String line(DeadLetter letter) {
        String why = letter.getWhy().strip().replaceAll("\\s+", " ");
        return "`%s` %s · %s ago · %s"
                .formatted(
                        letter.getId(),
                        letter.getReason(),
                        times.since(letter.getAt()),
                        why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY - 1) + "…");
    }
}
