package dev.dray.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Topics;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters looked at: a message, a job, text of somebody's, bytes that are nothing, and a record that is no letter. */
@TestInstance(Lifecycle.PER_CLASS)
class DeadLettersShownIT {
    private Path home;
    private TestingLog log;

    @BeforeAll
    void write(@TempDir Path directory) {
        home = directory;
        log = new TestingLog(home, Dray.clock().instant());
        log.write(
                Topics.DEAD_LETTERS,
                TestingLetters.ofRecord(Topics.MESSAGES, TestingRecords.message(), 17, "unauthorised"));
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofJob(TestingRecords.job(), "dead"));
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofChannel("a-channel", "{\"update\":\n1}", "undecodable"));
        log.write(
                Topics.DEAD_LETTERS,
                DeadLetter.newBuilder(TestingLetters.ofChannel("b-channel", "", "undecodable"))
                        .setPayload(ByteBuffer.wrap(new byte[1030]))
                        .build());
        log.write(Topics.DEAD_LETTERS.name(), "nothing", new byte[] {(byte) 0xff});
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void theyAreListedNewestLast() {
        Ran ran = Ran.on(home, "dead-letters", "list");
        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .satisfiesExactly(
                        heading -> assertThat(heading).matches("ID +AT +REASON +STANDING +CONVERSATION +SIZE +WHY"),
                        message -> assertThat(message)
                                .matches("dray.messages-3@17 +2026-02-08 .* +unauthorised +open +- +\\d+ B +"
                                        + "nobody takes it; let them in"),
                        job -> assertThat(job).matches(TestingRecords.JOB + "/1 .* dead +open +telegram/42 .*"),
                        text -> assertThat(text).startsWith("a-channel "),
                        bytes -> assertThat(bytes).matches("b-channel .* 1.0 KiB  nobody takes it"));
        assertThat(ran.err())
                .isEqualTo("1 records of dray.dead-letters could not be read and are left out;"
                        + " dray topic read dray.dead-letters shows them\n");
    }

    @Test
    void someAreChosenAndCounted() {
        assertThat(Ran.on(home, "dead-letters", "list", "--reason", "dead,unauthorised", "-o", "json")
                        .json())
                .extracting(letter -> letter.path("id").asText())
                .containsExactly("dray.messages-3@17", TestingRecords.JOB + "/1");
        Ran last = Ran.on(home, "dead-letters", "list", "-n", "1");
        assertThat(last.lines()).hasSize(2).last().asString().startsWith("b-channel");
        assertThat(last.err()).endsWith("3 older ones; -n 4 shows all\n");
    }

    @Test
    void aDocumentOfTheListHasEverythingButTheBytes() {
        JsonNode letter =
                Ran.on(home, "dead-letters", "list", "-o", "json").json().getFirst();
        assertThat(letter.path("standing").asText()).isEqualTo("open");
        assertThat(letter.path("bytes").asInt()).isPositive();
        assertThat(letter.has("payload")).isFalse();
        assertThat(letter.at("/headers/ce_id").asText()).isEqualTo(TestingRecords.MESSAGE);
    }

    @Test
    void aRecordOfOursIsShownDecoded() {
        Ran ran = Ran.on(home, "dead-letters", "show", "dray.messages");
        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .contains(
                        "dead letter   dray.messages-3@17",
                        "standing      open",
                        "reason        unauthorised",
                        "why           nobody takes it;",
                        "              let them in",
                        "origin        topic dray.messages-3@17",
                        "key           telegram/42",
                        "header        binary: base64:/wA=",
                        "header        ce_id: " + TestingRecords.MESSAGE,
                        "  \"text\" : \"/video holiday\",")
                .anySatisfy(line -> assertThat(line).matches("payload +\\d+ bytes, application/avro"));
        assertThat(Ran.on(home, "dead-letters", "show", "0film").lines()).contains("  \"executor\" : \"task\",");
    }

    @Test
    void textIsShownAsItIsAndOtherBytesInHex() {
        assertThat(Ran.on(home, "dead-letters", "show", "a-channel").lines()).endsWith("", "{\"update\":", "1}");
        assertThat(Ran.on(home, "dead-letters", "show", "b-channel").lines())
                .contains("000010  00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00")
                .endsWith("… and 6 bytes more; --bytes FILE writes them all");
    }

    @Test
    void everythingIsShownInJson() {
        JsonNode letter = Ran.on(home, "dead-letters", "show", "dray.messages", "-o", "json")
                .json()
                .getFirst();
        assertThat(letter.at("/decoded/conversation").asText()).isEqualTo("telegram/42");
        assertThat(letter.at("/payload/base64").asText()).isNotEmpty();
        assertThat(letter.path("origin").asText()).isEqualTo("topic dray.messages-3@17");
    }

    @Test
    void theBytesAreWrittenToAFile(@TempDir Path directory) {
        Path file = directory.resolve("bytes");
        assertThat(Ran.on(home, "dead-letters", "show", "a-channel", "--bytes", file.toString())
                        .code())
                .isZero();
        assertThat(file).hasContent("{\"update\":\n1}").hasBinaryContent("{\"update\":\n1}".getBytes(UTF_8));
        Ran refused = Ran.on(home, "dead-letters", "show", "a-channel", "--bytes", directory.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains(directory + " cannot be written").endsWith("name another file\n");
    }

    @Test
    void oneThatIsNotThereIsNotFoundAndSeveralAreNotGuessed() {
        assertThat(Ran.on(home, "dead-letters", "show", "zzz").code()).isEqualTo(3);
        assertThat(Ran.on(home, "dead-letters", "retry", "zzz").err())
                .endsWith(
                        "dray: there is no dead letter \"zzz\"; dray dead-letters list --all lists those there are\n");
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofChannel("a-channel-too", "", "undecodable"));
        Ran several = Ran.on(home, "dead-letters", "discard", "a-chan");
        assertThat(several.code()).isEqualTo(2);
        assertThat(several.err())
                .endsWith(
                        "dray: 2 dead letters begin with \"a-chan\": a-channel, a-channel-too; write more of the id\n");
        assertThat(Ran.on(home, "dead-letters", "discard", "a-channel-too").code())
                .isZero();
    }
}
