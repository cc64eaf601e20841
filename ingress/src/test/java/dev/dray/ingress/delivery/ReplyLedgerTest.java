package dev.dray.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit opens the ledger before each test.
class ReplyLedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    @TempDir
    private Path directory;

    private Database database;
    private ReplyLedger ledger;
    private ReplyFeed feed;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("replies.db"), ReplyLedger.MIGRATIONS);
        ledger = new ReplyLedger(database);
        feed = new ReplyFeed(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aReplyReadAgainIsStoredOnce() {
        ledger.store(List.of(Replies.reply("r1", "telegram/42")), _ -> true, NoticeDelay.NONE, NOW);
        OpenReply open = ledger.next("telegram/42", NOW).orElseThrow();
        ledger.delivered(open);

        ledger.store(List.of(Replies.reply("r1", "telegram/42")), _ -> true, NoticeDelay.NONE, NOW);

        assertThat(ledger.next("telegram/42", NOW)).isEmpty();
        assertThat(feed.toMessage("message-of-telegram/42")).hasSize(1);
    }

    @Test
    void whatIsNotDeliveredIsCountedByChannelWithWhatTheLatestTryMet() {
        ledger.store(
                List.of(Replies.reply("r1", "telegram/42"), Replies.reply("r2", "telegram/42")),
                _ -> true,
                NoticeDelay.NONE,
                NOW);
        ledger.store(List.of(Replies.reply("r3", "telegram/7")), _ -> true, NoticeDelay.NONE, NOW.plusSeconds(5));
        ledger.store(List.of(Replies.reply("r4", "email/office/ann")), _ -> true, NoticeDelay.NONE, NOW);
        ledger.store(List.of(Replies.reply("r5", "http/office")), _ -> false, NoticeDelay.NONE, NOW);
        ledger.failed(open("telegram/42"), "Telegram answers 502", false, NOW.plusSeconds(60));
        ledger.failed(open("telegram/7"), "Telegram answers 429", false, NOW.plusSeconds(90));

        assertThat(ledger.unsent())
                .containsOnly(
                        entry("telegram", new Unsent(3, NOW, Optional.of("Telegram answers 429"))),
                        entry("email", new Unsent(1, NOW, Optional.empty())));
    }

    private OpenReply open(String conversation) {
        return ledger.next(conversation, NOW.plusSeconds(5)).orElseThrow();
    }

    @Test
    void aReplyWithNowhereToGoIsDeliveredByBeingStored() {
        ledger.store(List.of(Replies.reply("r1", "http/office")), _ -> false, NoticeDelay.NONE, NOW);

        assertThat(ledger.openConversations()).isEmpty();
        assertThat(feed.toConversation("http/office", 0, 10)).hasSize(1);
    }

    @Test
    void aReaderGoesOnAfterTheLastItSaw() {
        ledger.store(
                List.of(Replies.reply("r1", "http/a"), Replies.reply("r2", "http/b"), Replies.reply("r3", "http/a")),
                _ -> false,
                NoticeDelay.NONE,
                NOW);

        List<StoredReply> first = feed.toConversation("http/a", 0, 1);
        List<StoredReply> rest = feed.toConversation("http/a", first.getFirst().number(), 10);

        assertThat(first).extracting(stored -> stored.reply().getId()).containsExactly("r1");
        assertThat(rest).extracting(stored -> stored.reply().getId()).containsExactly("r3");
        assertThat(feed.last()).isEqualTo(rest.getLast().number());
    }

    @Test
    void onlyResultsAndFailuresAreFinal() {
        assertThat(new StoredReply(1, Replies.reply("r", "http/a", ReplyKind.RESULT)).isFinal())
                .isTrue();
        assertThat(new StoredReply(1, Replies.reply("r", "http/a", ReplyKind.FAILURE)).isFinal())
                .isTrue();
        assertThat(new StoredReply(1, Replies.reply("r", "http/a", ReplyKind.NOTICE)).isFinal())
                .isFalse();
        assertThat(new StoredReply(1, Replies.reply("r", "http/a", ReplyKind.PROGRESS)).isFinal())
                .isFalse();
    }

    @Test
    void whatIsDoneIsForgottenAndWhatIsOpenIsNot() {
        ledger.store(
                List.of(Replies.reply("r1", "http/a")), _ -> false, NoticeDelay.NONE, NOW.minus(Duration.ofDays(31)));
        ledger.store(
                List.of(Replies.reply("r2", "telegram/42")),
                _ -> true,
                NoticeDelay.NONE,
                NOW.minus(Duration.ofDays(31)));
        ledger.store(List.of(Replies.reply("r3", "http/a")), _ -> false, NoticeDelay.NONE, NOW);

        ledger.forgetBefore(NOW.minus(Duration.ofDays(30)));

        assertThat(feed.toConversation("http/a", 0, 10))
                .extracting(stored -> stored.reply().getId())
                .containsExactly("r3");
        assertThat(ledger.next("telegram/42", NOW)).isPresent();
    }

    @Test
    void aLedgerOfTheFirstVersionGoesOn() {
        database.close();
        Path old = directory.resolve("old.db");
        try (Database first = Database.open(old, ReplyLedger.MIGRATIONS.subList(0, 1))) {
            first.write(connection -> {
                try (var insert = connection.prepareStatement("""
                        INSERT INTO replies (id, conversation, kind, text, record, state, taken_at, next_attempt)
                        VALUES ('r1', 'telegram/42', 'NOTICE', 'a', ?, 'pending', 0, 0)
                        """)) {
                    insert.setBytes(1, Topics.REPLIES.codec().encode(Replies.reply("r1", "telegram/42")));
                    return insert.executeUpdate();
                }
            });
        }
        database = Database.open(old, ReplyLedger.MIGRATIONS);

        assertThat(new ReplyLedger(database).next("telegram/42", NOW))
                .hasValueSatisfying(open -> assertThat(open.waited()).isFalse());
    }

    @Test
    void whoWaitsForAReplyIsWokenByIt() throws Exception {
        try (ReplyFeed.Watch watch = feed.watch("http/a")) {
            CompletableFuture<Boolean> woken = CompletableFuture.supplyAsync(() -> {
                try {
                    return watch.await(Duration.ofSeconds(30));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });

            feed.stored(List.of(Replies.reply("r1", "http/b"), Replies.reply("r2", "http/a")));

            assertThat(woken.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
