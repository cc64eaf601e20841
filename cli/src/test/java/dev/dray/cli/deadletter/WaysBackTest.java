package dev.dray.cli.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.Place;
import dev.dray.broker.read.Letter;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.LetterStanding;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaysBackTest {
    private final WaysBack ways =
            new WaysBack(Set.of("dray.messages", "dray.nodes", "dray.jobs.video"), Set.of("telegram"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    topic dray.messages-3@17   | unauthorised  | back to dray.messages
                    topic dray.jobs.video-0@0  | undecodable   | back to dray.jobs.video
                    topic dray.jobs.gone-0@0   | undecodable   | stays: there is no topic dray.jobs.gone any more
                    topic dray.nodes-0@5       | undecodable   | stays: dray.nodes is about now
                    topic dray.messages        | undecodable   | stays: this Dray knows no way back to "topic dray.messages"
                    job 0film00000001          | dead          | job 0film00000001 runs again
                    reply telegram:1:2/result  | undeliverable | delivered to telegram/42 again
                    channel telegram           | undecodable   | stays: telegram takes nothing back
                    channel email              | oversized     | stays: only its beginning was kept
                    carrier pigeon             | lost          | stays: this Dray knows no way back to "carrier pigeon"
                    """)
    void eachOriginHasItsWayBackOrSaysWhyNot(String origin, String reason, String words) {
        assertThat(ways.of(letter(origin, reason, LetterStanding.OPEN)).words()).startsWith(words);
    }

    @ParameterizedTest
    @CsvSource({
        "DISCARDED, back to dray.messages",
        "RETRIED, stays: it was retried by cli:ann already",
        "UNKNOWN, stays: a newer Dray has decided about it"
    })
    void whatWasDecidedStandsUnlessItWasOnlyPutAway(LetterStanding standing, String words) {
        assertThat(ways.of(letter("topic dray.messages-3@17", "failed", standing))
                        .words())
                .startsWith(words);
    }

    @Test
    void aReplyToAChannelThatIsNotHereStays() {
        assertThat(new WaysBack(Set.of(), Set.of())
                        .of(letter("reply 1", "undeliverable", LetterStanding.OPEN))
                        .words())
                .startsWith("stays: the dray.yaml here has no channel telegram");
    }

    private static Letter letter(String origin, String reason, LetterStanding standing) {
        DeadLetter known = DeadLetter.newBuilder()
                .setId("a")
                .setOrigin(origin)
                .setReason(reason)
                .setWhy("")
                .setAt(Instant.EPOCH)
                .setConversation("telegram/42")
                .setJobId("0film00000001")
                .setPayload(ByteBuffer.allocate(0))
                .setPayloadType("application/avro")
                .setStanding(standing)
                .setDecidedBy("cli:ann")
                .build();
        return new Letter(known, new Place("dray.dead-letters", 0, 0), 1);
    }
}
