package dev.dray.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.broker.DeadLetters;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Reply;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit opens the ledger before each test.
class ReplyIntakeTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.REPLIES.name(), 0);
    private static final Reply REPLY = Replies.reply("r1", "http/a");

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T09:30:00Z"));
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @TempDir
    private Path directory;

    private Database database;
    private ReplyFeed feed;
    private ReplyIntake intake;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("replies.db"), ReplyLedger.MIGRATIONS);
        feed = new ReplyFeed(database);
        ReplyLedger ledger = new ReplyLedger(database);
        Dispatcher dispatcher =
                new Dispatcher(ledger, Map.of(), new RecordingRecorder(), Duration.ofDays(3), time, time);
        intake = new ReplyIntake(
                consumer,
                new DeadLetters(
                        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()), time),
                new StoreReplies(ledger, feed, dispatcher, Set.of(), NoticeDelay.NONE, time));
    }

    @AfterEach
    void close() {
        intake.stop(Duration.ofSeconds(30));
        database.close();
    }

    @Test
    void aReplyThatCannotBeStoredIsNotPassedAndStoredOnceItCan() throws Exception {
        CompletableFuture<Map<TopicPartition, OffsetAndMetadata>> committedMeanwhile = new CompletableFuture<>();
        rename("replies", "hidden");
        consumer.schedulePollTask(this::arrive);
        consumer.schedulePollTask(() -> committedMeanwhile.complete(consumer.committed(Set.of(PARTITION))));

        intake.start();

        assertThat(committedMeanwhile.get(30, TimeUnit.SECONDS)).isEmpty();
        rename("hidden", "replies");
        consumer.schedulePollTask(this::say); // It forgets what it has handed out, and hands out nothing passed.
        Eventually.assertThatIt(
                "is passed", () -> !consumer.committed(Set.of(PARTITION)).isEmpty());
        assertThat(feed.toConversation("http/a", 0, 10))
                .extracting(StoredReply::reply)
                .containsExactly(REPLY);
    }

    private void arrive() {
        consumer.rebalance(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        say();
    }

    private void say() {
        consumer.addRecord(new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                0,
                REPLY.getConversation(),
                Topics.REPLIES.codec().encode(REPLY)));
    }

    private void rename(String from, String to) {
        database.write(connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate("ALTER TABLE %s RENAME TO %s".formatted(from, to));
            }
        });
    }
}
