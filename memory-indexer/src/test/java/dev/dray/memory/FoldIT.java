package dev.dray.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldIT {
    private static final List<JournalEntry> JOURNAL = TestingJournal.entries(30);

    @TempDir
    private Path temporary;

    private Path place = Path.of("");
    private TestingBroker broker;

    @BeforeEach
    void start() {
        place = temporary.resolve("place");
        broker = new TestingBroker(temporary.resolve("home"));
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void whatIsInTheJournalIsInTheFilesAndTheTable() throws Exception {
        broker.makeTopics();
        broker.write(JOURNAL);
        try (TestingMemory memory = new TestingMemory(place, broker.clients())) {
            assertThat(memory.awaitFolded(broker.end())).isTrue();
            assertThat(ids(memory))
                    .isEqualTo(JOURNAL.stream().map(JournalEntry::getId).toList());
        }
        assertThat(files()).isEqualTo(inOneGo(JOURNAL));
    }

    @Test
    void aRestartGoesOnWhereTheLastCommitStood() throws Exception {
        broker.makeTopics();
        broker.write(JOURNAL.subList(0, 10));
        try (TestingMemory memory = new TestingMemory(place, broker.clients())) {
            assertThat(memory.awaitFolded(broker.end())).isTrue();
        }
        broker.write(JOURNAL.subList(10, 30));
        try (TestingMemory memory = new TestingMemory(place, broker.clients())) {
            assertThat(memory.awaitFolded(broker.end())).isTrue();
        }
        assertThat(files()).isEqualTo(inOneGo(JOURNAL));
    }

    @Test
    void whatATransactionTookBackIsNotRemembered() throws Exception {
        broker.makeTopics();
        broker.write(JOURNAL.subList(0, 5));
        broker.abort(JOURNAL.subList(5, 10));
        try (TestingMemory memory = new TestingMemory(place, broker.clients())) {
            assertThat(memory.awaitFolded(broker.end())).isTrue();
        }
        assertThat(files()).isEqualTo(inOneGo(JOURNAL.subList(0, 5)));
    }

    @Test
    void aRecordThatIsNoEntryBecomesADeadLetterAndTheFoldGoesOn() throws Exception {
        broker.makeTopics();
        broker.write(JOURNAL.subList(0, 5));
        broker.writeBytes("no entry".getBytes(UTF_8));
        broker.write(JOURNAL.subList(5, 30));
        try (TestingMemory memory = new TestingMemory(place, broker.clients())) {
            assertThat(memory.awaitFolded(broker.end())).isTrue();
        }
        assertThat(files()).isEqualTo(inOneGo(JOURNAL));
        DeadLetter letter = Topics.DEAD_LETTERS.read(broker.first(Topics.DEAD_LETTERS.name()));
        assertThat(letter.getId()).isEqualTo("dray.journal-0@5");
        assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap("no entry".getBytes(UTF_8)));
    }

    @Test
    void whileTheDirectoryIsAwayTheFoldWaitsAndLosesNothing() throws Exception {
        broker.makeTopics();
        Path away = temporary.resolve("unmounted");
        broker.write(JOURNAL.subList(0, 10));
        try (RecordingLog log = new RecordingLog(Trouble.class);
                TestingMemory memory = new TestingMemory(place, broker.clients())) {
            assertThat(memory.awaitFolded(broker.end())).isTrue();
            Files.move(TestingMemory.logs(place), away);
            broker.write(JOURNAL.subList(10, 30));
            assertThat(log.next()).contains("Memory stands still").contains(TestingMemory.logs(place) + " is gone");
            Files.move(away, TestingMemory.logs(place));
            assertThat(log.next()).contains("Memory goes on");
            assertThat(memory.awaitFolded(broker.end())).isTrue();
        }
        assertThat(files()).isEqualTo(inOneGo(JOURNAL));
    }

    @Test
    void aJournalThatDoesNotExistYetIsWaitedFor() throws Exception {
        try (RecordingLog log = new RecordingLog(Trouble.class);
                TestingMemory memory = new TestingMemory(place, broker.clients())) {
            assertThat(log.next()).contains("dray.journal does not exist");
            broker.makeTopics();
            broker.write(JOURNAL);
            assertThat(log.next()).contains("Memory goes on");
            assertThat(memory.awaitFolded(broker.end())).isTrue();
        }
        assertThat(files()).isEqualTo(inOneGo(JOURNAL));
    }

    @Test
    void aJournalThatIsShorterThanWhatWasFoldedIsFoldedFromItsStart() throws Exception {
        broker.makeTopics();
        try (TestingFold before = new TestingFold(TestingMemory.file(place), usual())) {
            before.fold(JOURNAL, 30);
        }
        broker.write(TestingJournal.entries(33).subList(28, 33));
        try (RecordingLog log = new RecordingLog(Journal.class);
                TestingMemory memory = new TestingMemory(place, broker.clients())) {
            assertThat(log.next()).contains("shorter than what was folded");
            assertThat(memory.awaitFolded(broker.end())).isTrue();
        }
        assertThat(files()).isEqualTo(inOneGo(TestingJournal.entries(33)));
    }

    private Map<String, String> files() throws IOException {
        return TestingFiles.in(TestingMemory.logs(place));
    }

    private Map<String, String> inOneGo(List<JournalEntry> journal) throws IOException {
        Path once = temporary.resolve("once");
        try (TestingFold fold = new TestingFold(
                TestingMemory.file(once), TestingMemory.usual(once).toArray(Projection[]::new))) {
            fold.fold(journal, journal.size());
        }
        return TestingFiles.in(TestingMemory.logs(once));
    }

    private Projection[] usual() {
        return TestingMemory.usual(place).toArray(Projection[]::new);
    }

    private static List<String> ids(TestingMemory memory) {
        return TestingTables.rows(memory.database(), "SELECT id FROM entry ORDER BY number");
    }
}
