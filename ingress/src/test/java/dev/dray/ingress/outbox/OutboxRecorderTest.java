package dev.dray.ingress.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.broker.Clients;
import dev.dray.ingress.channel.NotRecordedException;
import dev.dray.ingress.channel.Recorded;
import dev.dray.runtime.sqlite.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxRecorderTest {
    private static final Duration BOUND = Duration.ofMillis(300);

    @TempDir
    private Path directory;

    @Test
    void withTheBrokerAwayMessagesAreSafeInTheOutbox() {
        try (OutboxRecorder recorder = started()) {
            assertThat(recorder.record(Messages.message("http/a", 1))).isEqualTo(Recorded.OUTBOX);
            assertThat(recorder.record(List.of(Messages.message("http/a", 2), Messages.message("http/b", 1))))
                    .isEqualTo(Recorded.OUTBOX);
            assertThat(recorder.waiting()).isEqualTo(3);
            assertThat(recorder.brokerAnswers()).isFalse();
        }

        try (Database database = Database.open(file(), Outbox.MIGRATIONS)) {
            assertThat(new Outbox(database).oldest(10))
                    .extracting(row -> row.entry().record().key())
                    .containsExactly("http/a", "http/a", "http/b");
        }
    }

    @Test
    void onceTheBrokerIsKnownToBeAwayNobodyWaitsForIt() throws Exception {
        try (OutboxRecorder recorder = started();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            recorder.record(Messages.message("http/a", 0));

            // One after the other they would wait 500 times the bound, two and a half minutes.
            CompletableFuture<?>[] all = IntStream.rangeClosed(1, 500)
                    .mapToObj(n ->
                            CompletableFuture.runAsync(() -> recorder.record(Messages.message("http/a", n)), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(all).get(60, TimeUnit.SECONDS);

            assertThat(recorder.waiting()).isEqualTo(501);
        }
    }

    @Test
    void withTheBrokerAwayAndTheOutboxBrokenTheOriginIsToldToKeepTheMessage() throws IOException {
        try (OutboxRecorder recorder = started()) {
            breakOutbox();

            assertThatExceptionOfType(NotRecordedException.class)
                    .isThrownBy(() -> recorder.record(Messages.message("http/a", 1)))
                    .withMessageContaining("outbox.db")
                    .withMessageContaining("hand the message over again");
            assertThat(recorder.waiting()).isZero();
        }
    }

    /** Another connection drops the table: the next write fails as on a disk that takes nothing. */
    private void breakOutbox() throws IOException {
        assertThat(Files.size(file())).isPositive();
        try (Database other = Database.open(file(), Outbox.MIGRATIONS)) {
            other.write(connection -> {
                try (var statement = connection.createStatement()) {
                    return statement.executeUpdate("DROP TABLE outbox");
                }
            });
        }
    }

    private OutboxRecorder started() {
        OutboxRecorder recorder = new OutboxRecorder(new Clients(new AwayBroker(), "test"), file(), BOUND);
        recorder.start();
        return recorder;
    }

    private Path file() {
        return directory.resolve("outbox.db");
    }
}
