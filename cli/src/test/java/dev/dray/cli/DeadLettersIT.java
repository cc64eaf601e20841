package dev.dray.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.broker.Clients;
import dev.dray.broker.Place;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.JobStatus;
import dev.dray.schema.LetterStanding;
import dev.dray.schema.Message;
import dev.dray.schema.Reply;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Dead letters tried again and put away; each test has letters with a reason of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class DeadLettersIT {
    private static final String ME = "cli:" + System.getProperty("user.name");

    private Path home;
    private TestingLog log;

    @BeforeAll
    void start(@TempDir Path directory) {
        home = directory;
        log = new TestingLog(home, Dray.clock().instant());
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void aMessageIsPutBackAsItCame() {
        Message message = TestingRecords.message("telegram:4711:100");
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofRecord(Topics.MESSAGES, message, 100, "stranger"));

        assertThat(letters("retry", "dray.messages-3@100"))
                .isEqualTo(new Ran(0, "retried    dray.messages-3@100  back to dray.messages\n", ""));

        assertThat(records("dray.messages"))
                .filteredOn(record -> record.at("/value/id").asText().equals(message.getId()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.path("key").asText()).isEqualTo(message.getConversation());
                    assertThat(record.path("value").path("text").asText()).isEqualTo("/video holiday");
                    assertThat(record.at("/headers/ce_id").asText()).isEqualTo(message.getId());
                    assertThat(record.at("/headers/ce_source").asText()).isEqualTo("/dray/ingress/telegram");
                    assertThat(record.at("/headers/binary")).hasToString("{\"base64\":\"/wA=\"}");
                    assertThat(record.path("headers")).hasSize(7);
                });
        assertThat(ids("list", "--reason", "stranger")).isEmpty();
        JsonNode retried = letters("list", "--all", "--reason", "stranger", "-o", "json")
                .json()
                .getFirst();
        assertThat(retried.path("standing").asText()).isEqualTo("retried");
        assertThat(retried.path("decidedBy").asText()).isEqualTo(ME);
    }

    @Test
    void whatWasRetriedIsNotRetriedTwice() {
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofBytes("dray.messages", 110, "once", "twice"));
        assertThat(letters("retry", "dray.messages-3@110").code()).isZero();
        Ran ran = letters("retry", "dray.messages-3@110");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out())
                .isEqualTo("refused    dray.messages-3@110  stays: it was retried by " + ME
                        + " already; what failed again is a letter of its own\n");
        assertThat(records("dray.messages"))
                .filteredOn(record -> record.path("bytes").asText().equals("once"))
                .hasSize(1);
    }

    @Test
    void whoeverIsCutOffInTheMiddleHasDoneNothing() {
        DeadLetter letter = TestingLetters.ofBytes("dray.messages", 130, "cut", "cut");
        log.write(Topics.DEAD_LETTERS, letter);
        DeadLetter mark = DeadLetter.newBuilder(letter)
                .setStanding(LetterStanding.RETRIED)
                .build();
        Clients clients = new Clients(log.broker(), "test");
        try (Producer<String, byte[]> cut = clients.transactionalProducer("cut", "dray-dead-letters")) {
            cut.initTransactions();
            cut.beginTransaction();
            var _ = cut.send(new ProducerRecord<>("dray.messages", "somebody", "cut".getBytes(UTF_8)));
            var _ = cut.send(Topics.DEAD_LETTERS.record(mark));
            cut.flush();
            assertThat(ids("list", "--reason", "cut")).containsExactly("dray.messages-3@130");

            assertThat(letters("retry", "dray.messages-3@130").code()).isZero();

            assertThatThrownBy(cut::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(records("dray.messages"))
                .filteredOn(record -> record.path("bytes").asText().equals("cut"))
                .hasSize(1);
        assertThat(letters("list", "--all", "--reason", "cut").out()).contains("retried by " + ME);
    }

    @Test
    void whatFailsAgainIsOpenAgain() {
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofBytes("dray.messages", 120, "again", "again"));
        assertThat(letters("retry", "dray.messages-3@120").code()).isZero();
        assertThat(ids("list", "--reason", "again")).isEmpty();
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofBytes("dray.messages", 120, "again", "again"));
        assertThat(ids("list", "--reason", "again")).containsExactly("dray.messages-3@120");
        assertThat(letters("retry", "dray.messages-3@120").code()).isZero();
    }

    @Test
    void aDeadJobIsAskedToRunAgain() {
        Job job = Job.newBuilder(TestingRecords.job("0dead00000001", "m"))
                .setAttempt(3)
                .build();
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofJob(job, "over"));
        assertThat(letters("retry", "0dead").out())
                .isEqualTo("retried    0dead00000001/3  job 0dead00000001 runs again\n");
        assertThat(records("dray.commands"))
                .filteredOn(record -> record.path("key").asText().equals("0dead00000001"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.at("/value/kind").asText()).isEqualTo("RETRY");
                    assertThat(record.at("/value/by").asText()).isEqualTo(ME);
                    assertThat(record.at("/value/id").asText()).isEqualTo("dead-letter/0dead00000001/3");
                });
    }

    @Test
    void theLetterOfAJobThatWasRetriedInAChatIsNotOpen() {
        Job job = TestingRecords.job("0chat00000001", "m");
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofJob(job, "overtaken"));
        assertThat(ids("list", "--reason", "overtaken")).containsExactly("0chat00000001/1");
        log.write(
                Topics.JOB_STATES,
                TestingRecords.state(Job.newBuilder(job).setAttempt(2).build(), JobStatus.STARTED)
                        .build());
        assertThat(ids("list", "--reason", "overtaken")).isEmpty();
        assertThat(letters("retry", "0chat").out()).contains("stays: it was retried already");
    }

    @Test
    void aReplyIsDeliveredAgainUnderAnIdTheLedgerDoesNotKnow(@TempDir Path gateway) throws IOException {
        Files.writeString(gateway.resolve("token"), "700700:token-of-nobody");
        Files.writeString(gateway.resolve("dray.yaml"), """
                broker: {bootstrap: '%s'}
                channels: {telegram: {token: "${file:%s}"}}
                """.formatted(log.bootstrap(), gateway.resolve("token")));
        Reply reply =
                Reply.newBuilder(TestingRecords.reply()).setId("m/again/17").build();
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofReply(reply, "blocked"));
        assertThat(Ran.on(gateway, "dead-letters", "retry", "of-m").out())
                .isEqualTo("retried    of-m/again/17  delivered to telegram/42 again\n");
        assertThat(records("dray.replies"))
                .filteredOn(record -> record.at("/value/id").asText().startsWith("m/again"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.at("/value/id").asText())
                            .isEqualTo("m/again/" + TestingLetters.AT.toEpochMilli());
                    assertThat(record.at("/value/text").asText()).isEqualTo("holiday.mp4 is there");
                    assertThat(record.path("key").asText()).isEqualTo("telegram/42");
                });
    }

    @Test
    void whatHasNoWayBackStaysAndSaysWhy() {
        Reply reply = Reply.newBuilder(TestingRecords.reply()).setId("n").build();
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofReply(reply, "stays"));
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofChannel("read-not", "{}", "stays"));
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofBytes("dray.nodes", 7, "beat", "stays"));
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofBytes("dray.jobs.gone", 7, "job", "stays"));
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofPlace(new Place("dray.messages", 0, 99_999), "stays"));
        Ran ran = letters("retry", "of-n", "read-not", "dray.nodes-3@7", "dray.jobs.gone-3@7", "dray.messages-0@99999");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("of-n  stays: the dray.yaml here has no channel telegram"),
                        line -> assertThat(line).contains("read-not  stays: telegram takes nothing back"),
                        line -> assertThat(line).contains("stays: dray.nodes is about now"),
                        line -> assertThat(line).contains("stays: there is no topic dray.jobs.gone any more"),
                        line -> assertThat(line).contains("dray.messages-0@99999 is not there any more"));
        assertThat(ids("list", "--reason", "stays")).hasSize(5);
    }

    @Test
    void whatWasTooLargeToBeCopiedIsPutBackFromWhereItLies() {
        log.write("dray.journal", "main", new byte[] {(byte) 0xff});
        JsonNode lies = records("dray.journal").getLast();
        Place place = new Place(
                "dray.journal",
                lies.path("partition").asInt(),
                lies.path("offset").asLong());
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofPlace(place, "large"));
        assertThat(letters("retry", place.toString()).code()).isZero();
        JsonNode again = records("dray.journal").getLast();
        assertThat(again.path("offset").asLong()).isGreaterThan(place.offset());
        assertThat(again.path("key").asText()).isEqualTo("main");
        assertThat(again.path("bytes")).hasToString("{\"base64\":\"/w==\"}");
    }

    @Test
    void manyAreRetriedAtOnceInTheirOrderAfterAYes() {
        for (int n = 200; n < 203; n++) {
            log.write(Topics.DEAD_LETTERS, TestingLetters.ofBytes("dray.messages", n, "bulk " + n, "bulk"));
        }
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofChannel("bulk-not", "{}", "bulk"));
        Ran asked = letters("retry", "--all", "--reason", "bulk");
        assertThat(asked.code()).isEqualTo(2);
        assertThat(asked.out()).isEmpty();
        assertThat(asked.err())
                .contains("dray.messages-3@202  2026-02-08", "back to dray.messages", "bulk-not", "stays: telegram")
                .endsWith("dray: there is no terminal to ask on; add --yes to do it\n");
        assertThat(ids("list", "--reason", "bulk")).hasSize(4);

        Ran ran = letters("retry", "--all", "--reason", "bulk", "--since", "2026-02-01", "--yes", "-o", "json");
        assertThat(ran.code()).isZero();
        assertThat(ran.json())
                .extracting(each ->
                        each.path("id").asText() + " " + each.path("outcome").asText())
                .containsExactly(
                        "bulk-not refused",
                        "dray.messages-3@200 retried",
                        "dray.messages-3@201 retried",
                        "dray.messages-3@202 retried");
        assertThat(records("dray.messages"))
                .extracting(record -> record.path("bytes").asText())
                .filteredOn(bytes -> bytes.startsWith("bulk"))
                .containsExactly("bulk 200", "bulk 201", "bulk 202");
        assertThat(ids("list", "--reason", "bulk")).containsExactly("bulk-not");
    }

    @Test
    void whatIsOlderIsLeftAlone() {
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofBytes("dray.messages", 210, "old", "old"));
        Ran ran = letters("discard", "--all", "--reason", "old", "--since", "2026-02-09", "--yes");
        assertThat(ran).isEqualTo(new Ran(0, "", "there is nothing to discard\n"));
        assertThat(ids("list", "--reason", "old", "--since", "2026-02-09T00:00:00Z"))
                .isEmpty();
        assertThat(ids("list", "--reason", "old", "--since", "20000d")).hasSize(1);
    }

    @Test
    void whatIsDiscardedIsKeptAndMayStillBeRetried() {
        log.write(Topics.DEAD_LETTERS, TestingLetters.ofBytes("dray.messages", 220, "kept", "unwanted"));
        assertThat(letters("discard", "dray.messages-3@220"))
                .isEqualTo(new Ran(
                        0, "discarded  dray.messages-3@220  put away; its bytes stay on dray.dead-letters\n", ""));
        assertThat(ids("list", "--reason", "unwanted")).isEmpty();
        assertThat(letters("discard", "dray.messages-3@220").out()).contains("stays: it was discarded by " + ME);
        assertThat(letters("show", "dray.messages-3@220").lines())
                .contains("kept")
                .anySatisfy(line -> assertThat(line).startsWith("standing      discarded by " + ME + " at "));
        assertThat(letters("retry", "dray.messages-3@220").code()).isZero();
        assertThat(records("dray.messages"))
                .filteredOn(record -> record.path("bytes").asText().equals("kept"))
                .hasSize(1);
    }

    private Ran letters(String... words) {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(List.of(words));
        return Ran.on(home, all.toArray(String[]::new));
    }

    private List<String> ids(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-o", "json"));
        return letters(all.toArray(String[]::new)).json().stream()
                .map(letter -> letter.path("id").asText())
                .toList();
    }

    private List<JsonNode> records(String topic) {
        return Ran.on(home, "topic", "read", topic, "-o", "json").json();
    }
}
