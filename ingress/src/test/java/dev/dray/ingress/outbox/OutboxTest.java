package dev.dray.ingress.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.ingress.channel.TooLargeException;
import dev.dray.ingress.outbox.Entry.Lane;
import dev.dray.ingress.outbox.Outbox.Row;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.sqlite.DatabaseException;
import dev.dray.schema.Message;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit opens the outbox before each test.
class OutboxTest {
    private static final Lane LANE = new Lane("dray.messages", "http/a");

    @TempDir
    private Path directory;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("outbox.db"), Outbox.MIGRATIONS);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aLaneIsHeldUntilItsLastRowIsRemoved() {
        Outbox outbox = new Outbox(database);
        outbox.add(List.of(entry("http/a", 1), entry("http/a", 2), entry("http/b", 1)));
        List<Row> rows = outbox.oldest(10);

        outbox.remove(rows.subList(0, 1));
        assertThat(outbox.holds(LANE)).isTrue();

        outbox.remove(rows.subList(1, 2));
        assertThat(outbox.holds(LANE)).isFalse();
        assertThat(outbox.depth()).isOne();
    }

    @Test
    void whatWaitsIsKnownAgainAfterARestart() {
        new Outbox(database).add(List.of(entry("http/a", 1), entry("http/a", 2)));
        close();
        open();

        Outbox reopened = new Outbox(database);

        assertThat(reopened.holds(LANE)).isTrue();
        assertThat(reopened.depth()).isEqualTo(2);
        assertThat(reopened.oldest(10))
                .extracting(row ->
                        Topics.MESSAGES.read(row.entry().record().value()).getId())
                .containsExactly("http:http/a:1", "http:http/a:2");
    }

    @Test
    void aRecordComesOutWithTheHeadersItWouldHaveHad() {
        Outbox outbox = new Outbox(database);
        Entry entry = entry("http/a", 1);
        outbox.add(List.of(entry));

        ProducerRecord<String, byte[]> kept =
                outbox.oldest(1).getFirst().entry().record();

        assertThat(kept.headers()).isEqualTo(entry.record().headers());
        assertThat(kept.key()).isEqualTo(entry.record().key());
        assertThat(kept.value()).isEqualTo(entry.record().value());
    }

    @Test
    void aFullDiskLeavesNothingBehind() {
        Outbox outbox = new Outbox(database);
        FullDisk.of(database);
        Entry large = Entry.of(Topics.MESSAGES, Messages.message("http/a", 1, "x".repeat(1_000_000)), "id");

        assertThatExceptionOfType(DatabaseException.class).isThrownBy(() -> outbox.add(List.of(large)));

        assertThat(outbox.holds(LANE)).isFalse();
        assertThat(outbox.depth()).isZero();
    }

    @Test
    void aMessageNoTopicTakesIsRefusedBeforeItIsKept() {
        Message message = Messages.message("http/a", 1, "x".repeat(8 * 1024 * 1024));

        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> Entry.of(Topics.MESSAGES, message, message.getId()))
                .withMessageContaining("http:http/a:1");
    }

    private static Entry entry(String conversation, int number) {
        return Entry.of(Topics.MESSAGES, Messages.message(conversation, number), "id");
    }
}
