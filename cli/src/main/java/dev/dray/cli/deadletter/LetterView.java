package dev.dray.cli.deadletter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.broker.read.Letter;
import dev.dray.cli.view.RecordJson;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.LetterStanding;
import java.util.Locale;

/** A dead letter in the words of tables and documents. */
final class LetterView {
    private LetterView() {}

    /** All of it but the bytes, of which it says how many there are. */
    static ObjectNode json(Letter letter) {
        ObjectNode json = RecordJson.of(letter.known());
        json.remove("payload");
        return json.put("standing", word(letter.known().getStanding())).put("bytes", letter.bytes());
    }

    /** {@code open}, {@code retried by cli:ann}. */
    static String standing(DeadLetter letter) {
        return word(letter.getStanding())
                + letter.getDecidedBy().map(" by "::concat).orElse("");
    }

    private static String word(LetterStanding standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }
}
