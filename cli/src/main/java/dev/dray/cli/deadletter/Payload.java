package dev.dray.cli.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.broker.RecordLetter;
import dev.dray.cli.view.RecordJson;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The bytes a dead letter keeps, made readable: a record of ours decoded, other text as it is, anything else in hex. */
record Payload(DeadLetter letter) {
    private static final int A_LINE = 16;
    private static final int LINES = 64;

    byte[] bytes() {
        byte[] bytes = new byte[letter.getPayload().remaining()];
        letter.getPayload().duplicate().get(bytes);
        return bytes;
    }

    /** The record they are, where they are one of ours that this program can read. */
    Optional<ObjectNode> decoded() {
        try {
            Optional<Topic<?>> topic = topic();
            return topic.isPresent() ? Optional.of(RecordJson.of(topic.get().read(bytes()))) : Optional.empty();
        } catch (UndecodableException _) {
            return Optional.empty();
        }
    }

    /** What a person can read of them. */
    List<String> lines() {
        return decoded()
                .map(record -> record.toPrettyString().lines().toList())
                .orElseGet(() -> text().orElseGet(this::hex));
    }

    /** The topic whose records they are like. */
    private Optional<Topic<?>> topic() {
        String origin = letter.getOrigin();
        if (origin.startsWith("job ")) {
            return Optional.of(Topics.jobs(Topics.LIGHT));
        }
        return origin.startsWith("reply ")
                ? Optional.of(Topics.REPLIES)
                : RecordLetter.place(letter).flatMap(place -> Topics.named(place.topic()));
    }

    private Optional<List<String>> text() {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes())).toString();
            boolean readable =
                    text.chars().noneMatch(each -> Character.isISOControl(each) && !Character.isWhitespace(each));
            return readable ? Optional.of(text.lines().toList()) : Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private List<String> hex() {
        HexFormat format = HexFormat.ofDelimiter(" ");
        byte[] bytes = bytes();
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < bytes.length && lines.size() < LINES; from += A_LINE) {
            lines.add("%06x  %s".formatted(from, format.formatHex(bytes, from, Math.min(bytes.length, from + A_LINE))));
        }
        int left = bytes.length - LINES * A_LINE;
        if (left > 0) {
            lines.add("… and %d bytes more; --bytes FILE writes them all".formatted(left));
        }
        return lines;
    }
}
