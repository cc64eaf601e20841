package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.schema.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The topics themselves, looked at on a broker that holds one of everything. */
@TestInstance(Lifecycle.PER_CLASS)
class TopicCommandsIT {
    private Path home;
    private TestingLog log;

    @BeforeAll
    void tellTheStory(@TempDir Path directory) {
        home = directory;
        log = TestingStory.in(home);
    }

    @AfterAll
    void close() {
        log.close();
    }

    @Test
    void topicsAreListed() {
        Ran ran = Ran.on(home, "topic", "list");
        assertThat(ran.code()).isZero();
        assertThat(ran.lines())
                .anySatisfy(line -> assertThat(line).matches("dray.messages +6 +2 +for ever +Message"))
                .anySatisfy(line -> assertThat(line).matches("dray.jobs +6 +5 +the latest of each key +JobState"))
                .anySatisfy(line -> assertThat(line).matches("dray.jobs.video +6 +2 +30 d +Job"));
    }

    @Test
    void topicsAreListedInJson() {
        assertThat(Ran.on(home, "topic", "list", "-o", "json").json())
                .anySatisfy(topic -> assertThat(topic)
                        .hasToString("{\"topic\":\"dray.dead-letters\",\"partitions\":1,\"recordsAtMost\":2,"
                                + "\"kept\":\"for ever\",\"holds\":\"DeadLetter\"}"));
    }

    @Test
    void aTopicIsDescribed() {
        Ran ran = Ran.on(home, "topic", "describe", "dray.dead-letters");
        assertThat(ran.lines())
                .contains("topic        dray.dead-letters", "replication  1")
                .anySatisfy(line -> assertThat(line).matches("PARTITION +BEGIN +END +RECORDS AT MOST"))
                .anySatisfy(line -> assertThat(line).matches("0 +0 +2 +2"))
                .anySatisfy(line -> assertThat(line).matches("retention.ms +-1"));
        JsonNode json = Ran.on(home, "topic", "describe", "dray.dead-letters", "-o", "json")
                .json()
                .getFirst();
        assertThat(json.at("/partitions/0/end").asInt()).isEqualTo(2);
        assertThat(json.at("/settings/retention.ms").asText()).isEqualTo("-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"describe", "read", "tail"})
    void aTopicThatIsNotThereIsNotFound(String command) {
        assertThat(Ran.on(home, "topic", command, "dray.mesages"))
                .isEqualTo(new Ran(3, "", "dray: there is no topic dray.mesages; did you mean \"dray.messages\"?\n"));
    }

    @Test
    void aPartitionThatIsNotThereIsNotFound() {
        assertThat(Ran.on(home, "topic", "read", "dray.messages", "--partition", "6"))
                .isEqualTo(new Ran(3, "", "dray: dray.messages has no partition 6; it has 6, from 0 to 5\n"));
    }

    @ParameterizedTest
    @MethodSource("dev.dray.cli.TestingStory#topics")
    void everyRecordOfEveryTopicIsShown(Topic<?> topic) {
        Ran ran = Ran.on(home, "topic", "read", topic.name(), "-o", "json");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        List<JsonNode> records = ran.json();
        assertThat(records).hasSizeGreaterThanOrEqualTo(2);
        assertThat(records.stream().filter(record -> record.path("value").isObject()))
                .isNotEmpty()
                .allSatisfy(record ->
                        assertThat(record.at("/headers/ce_type").asText()).startsWith("dev.dray."));
        assertThat(records.stream().filter(record -> record.has("undecodable")))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.path("undecodable").asText()).startsWith("not a record of Dray's");
                    assertThat(record.path("bytes")).hasToString("{\"base64\":\"/wA=\"}");
                });
    }

    @Test
    void recordsOfSeveralTopicsComeInTheOrderOfTheirTime() {
        assertThat(Ran.on(home, "topic", "read", "dray.replies", "dray.job-events", "dray.messages", "-o", "json")
                        .json())
                .extracting(record -> record.path("timestamp").asText())
                .hasSize(8)
                .isSorted();
    }

    @Test
    void aPartOfATopicIsRead() {
        assertThat(Ran.on(home, "topic", "read", "dray.nodes", "--offset", "1:3", "-o", "json")
                        .json())
                .extracting(record -> record.path("key").asText())
                .containsExactly("old", "gone");
        assertThat(Ran.on(home, "topic", "read", "dray.nodes", "--offset", "-2", "-n", "1", "-o", "json")
                        .json())
                .extracting(record -> record.path("key").asText())
                .containsExactly("gone");
        assertThat(Ran.on(home, "topic", "read", "dray.nodes", "--offset", "@-1s")
                        .out())
                .isEmpty();
        assertThat(Ran.on(home, "topic", "read", "dray.nodes", "--offset", "@-1h:end")
                        .lines())
                .hasSize(4);
    }

    @Test
    void aPlaceThatIsNoneIsAWrongCommandLine() {
        Ran ran = Ran.on(home, "topic", "read", "dray.nodes", "--offset", "yesterday");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("dray: \"yesterday\" is no place in a topic");
    }

    @Test
    void aTopicIsFollowed() {
        Ran ran = Ran.on(home, "topic", "tail", "dray.nodes", "--last", "4", "-n", "3");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEqualTo("following dray.nodes\n");
        assertThat(ran.lines())
                .satisfiesExactly(
                        mini -> assertThat(mini).contains("dray.nodes-0@0  mini  dev.dray.node-heartbeat  {\"node\":"),
                        old -> assertThat(old).contains("dray.nodes-0@1  old  "),
                        gone -> assertThat(gone).contains("dray.nodes-0@2  gone  "));
    }

    @Test
    void aReaderWhoHasSeenEnoughEndsTheCommand() {
        StringWriter err = new StringWriter();
        int code = Dray.commandLine(new PrintWriter(new OneLineReader()), new PrintWriter(err))
                .execute("topic", "tail", "dray.nodes", "--last", "4", "--home", home.toString());
        assertThat(code).isEqualTo(141);
        assertThat(err).hasToString("following dray.nodes\n");
    }

    /** Takes a line and goes away, as {@code head -n 1} does. */
    private static final class OneLineReader extends Writer {
        private boolean gone;

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            if (gone) {
                throw new IOException("Broken pipe");
            }
            gone = new String(text, from, length).contains("\n");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
