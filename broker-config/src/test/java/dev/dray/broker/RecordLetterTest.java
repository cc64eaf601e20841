package dev.dray.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.DeadLetter;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class RecordLetterTest {
    private static final Place PLACE = new Place("dray.messages", 3, 17);

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void theRecordAgainIsTheRecordThatCame() {
        headers.add("ce_id", "telegram:1:2".getBytes(UTF_8));
        headers.add("binary", new byte[] {(byte) 0xff, 0});
        headers.add("twice", "one".getBytes(UTF_8));
        headers.add("twice", "two".getBytes(UTF_8));
        headers.add("lines", "a\nb".getBytes(UTF_8));
        headers.add("pretends", "base64:AAAA".getBytes(UTF_8));
        headers.add("empty", new byte[0]);
        DeadLetter letter = letter("telegram/42", new byte[] {(byte) 0xc3, 1, 0});

        ProducerRecord<String, byte[]> again = RecordLetter.again(letter, PLACE);

        assertThat(again.topic()).isEqualTo("dray.messages");
        assertThat(again.key()).isEqualTo("telegram/42");
        assertThat(again.value()).containsExactly(0xc3, 1, 0);
        assertThat(again.partition()).as("the key decides").isNull();
        assertThat(again.headers()).containsExactlyInAnyOrder(headers.toArray());
        assertThat(again.headers().headers("twice"))
                .extracting(header -> new String(header.value(), UTF_8))
                .containsExactly("one", "two");
    }

    @Test
    void aHeaderThatWasKeptBeforeBase64WasMarkedIsTakenAsItIs() {
        headers.add("odd", "plain".getBytes(UTF_8));
        DeadLetter letter = DeadLetter.newBuilder(letter("key", new byte[] {1}))
                .setHeaders(Map.of("odd", "base64:not that!"))
                .build();
        assertThat(RecordLetter.again(letter, PLACE).headers().lastHeader("odd").value())
                .asString(UTF_8)
                .isEqualTo("base64:not that!");
    }

    @Test
    void aRecordWithoutAKeyHasNoneAgain() {
        assertThat(RecordLetter.again(letter("", new byte[] {1}), PLACE).key()).isNull();
    }

    @Test
    void whatIsTooLargeToCopyIsNamedByItsPlace() {
        DeadLetter letter = letter("key", new byte[Clients.LARGEST_RECORD - 1024]);
        assertThat(letter.getPayload().remaining()).isZero();
        assertThat(letter.getWhy()).isEqualTo("why (too large to copy, its bytes remain at dray.messages-3@17)");
    }

    @Test
    void aLetterSaysWhereItsRecordLay() {
        assertThat(RecordLetter.place(letter("key", new byte[] {1}))).contains(PLACE);
        assertThat(RecordLetter.place(origin("topic dray.jobs.video-2.canary-0@3")))
                .contains(new Place("dray.jobs.video-2.canary", 0, 3));
        assertThat(RecordLetter.place(origin("reply telegram:1:2/result"))).isEqualTo(Optional.empty());
        assertThat(RecordLetter.place(origin("topic nowhere"))).isEqualTo(Optional.empty());
    }

    private DeadLetter origin(String origin) {
        return DeadLetter.newBuilder(letter("key", new byte[] {1}))
                .setOrigin(origin)
                .build();
    }

    private DeadLetter letter(String key, byte[] value) {
        return RecordLetter.of(PLACE, key, value, headers, "why")
                .setReason("undecodable")
                .setAt(Instant.parse("2026-02-08T10:42:00Z"))
                .build();
    }
}
