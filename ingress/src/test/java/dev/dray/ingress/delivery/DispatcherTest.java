package dev.dray.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.Later;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.DeliveryOutcome.Undeliverable;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.delivery.ScriptedDelivery.Given;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Reply;
import dev.dray.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit opens the ledger before each test.
class DispatcherTest {
    private static final String CHAT = "telegram/42";
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
    private static final TryAgain SOON = new TryAgain(Duration.ofSeconds(1), "busy", Arrival.NONE);

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T09:30:00Z"));
    private final RecordingRecorder recorder = new RecordingRecorder();

    @TempDir
    private Path directory;

    private Database database;
    private ReplyLedger ledger;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("replies.db"), ReplyLedger.MIGRATIONS);
        ledger = new ReplyLedger(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void repliesOfAConversationAreDeliveredInOrder() throws Exception {
        ScriptedDelivery telegram = new ScriptedDelivery();
        store(Replies.reply("r1", CHAT), Replies.reply("r2", CHAT), Replies.reply("r3", CHAT));

        dispatcher(telegram).wake(CHAT);

        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, false));
        assertThat(telegram.next()).isEqualTo(new Given("r2", 0, false));
        assertThat(telegram.next()).isEqualTo(new Given("r3", 0, false));
        Eventually.assertThatIt("is done", () -> ledger.openConversations().isEmpty());
    }

    @Test
    void aFailureHoldsTheConversationBackAndWaitsLongerEachTime() throws Exception {
        ScriptedDelivery telegram = new ScriptedDelivery(SOON, SOON);
        store(Replies.reply("r1", CHAT), Replies.reply("r2", CHAT));
        dispatcher(telegram).wake(CHAT);
        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, false));

        advanceWhenWaiting(Duration.ofSeconds(1));
        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, false));

        advanceWhenWaiting(Duration.ofSeconds(1));
        assertThat(telegram.isIdle()).isTrue();
        advanceWhenWaiting(Duration.ofSeconds(1));
        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, false));
        assertThat(telegram.next()).isEqualTo(new Given("r2", 0, false));
    }

    @Test
    void theChannelsOwnWaitIsRespected() throws Exception {
        ScriptedDelivery telegram = new ScriptedDelivery(new TryAgain(Duration.ofSeconds(33), "flood", Arrival.NONE));
        store(Replies.reply("r1", CHAT));
        dispatcher(telegram).wake(CHAT);
        telegram.next();

        advanceWhenWaiting(Duration.ofSeconds(32));
        assertThat(telegram.isIdle()).isTrue();
        advanceWhenWaiting(Duration.ofSeconds(1));

        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, false));
    }

    @Test
    void whatTheChannelWantsLaterIsNoFailure() throws Exception {
        ScriptedDelivery telegram = new ScriptedDelivery(
                new Later(Duration.ofMillis(300), "pace"), new Later(Duration.ofMillis(300), "pace"));
        store(Replies.reply("r1", CHAT));
        dispatcher(telegram).wake(CHAT);
        telegram.next();

        advanceWhenWaiting(Duration.ofMillis(300));
        telegram.next();
        Eventually.assertThatIt("waits", () -> time.waiting() > 0);

        assertThat(ledger.next(CHAT, time.instant())).hasValueSatisfying(open -> {
            assertThat(open.attempts()).isZero();
            assertThat(open.mayHaveArrived()).isFalse();
        });
        advanceWhenWaiting(Duration.ofMillis(300));
        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, false));
    }

    @Test
    void whatMayHaveArrivedStaysSoUntilItIsKnownToHave() throws Exception {
        ScriptedDelivery telegram = new ScriptedDelivery(
                new TryAgain(Duration.ofSeconds(1), "line broke", Arrival.PERHAPS),
                new Later(Duration.ofSeconds(1), "pace"),
                SOON);
        store(Replies.reply("r1", CHAT));
        dispatcher(telegram).wake(CHAT);
        telegram.next();

        advanceWhenWaiting(Duration.ofSeconds(1));
        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, true));
        advanceWhenWaiting(Duration.ofSeconds(1));
        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, true));
        advanceWhenWaiting(Duration.ofSeconds(2));

        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, true));
    }

    @Test
    void whatMayHaveArrivedIsSaidAtTheNextAttempt() throws Exception {
        ScriptedDelivery telegram =
                new ScriptedDelivery(new TryAgain(Duration.ofSeconds(1), "line broke", Arrival.PERHAPS));
        store(Replies.reply("r1", CHAT));
        dispatcher(telegram).wake(CHAT);
        telegram.next();

        advanceWhenWaiting(Duration.ofSeconds(1));

        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, true));
    }

    @Test
    void aReplyThatWasBeingSentWhenTheProcessDiedMayHaveArrived() throws Exception {
        store(Replies.reply("r1", CHAT));
        OpenReply open = ledger.next(CHAT, time.instant()).orElseThrow();
        ledger.sending(open);
        ledger.partDone(open);

        ScriptedDelivery telegram = new ScriptedDelivery();
        dispatcher(telegram).wake(CHAT);

        assertThat(telegram.next()).isEqualTo(new Given("r1", 1, true));
    }

    @Test
    void thatAReplyMayHaveArrivedIsNotedBeforeItGoesOut() throws Exception {
        CompletableFuture<Boolean> noted = new CompletableFuture<>();
        store(Replies.reply("r1", CHAT));
        Dispatcher dispatcher = new Dispatcher(
                ledger,
                Map.of("telegram", (_, _) -> {
                    noted.complete(
                            ledger.next(CHAT, time.instant()).orElseThrow().mayHaveArrived());
                    return new Delivered();
                }),
                recorder,
                GIVE_UP_AFTER,
                time,
                time);

        dispatcher.wake(CHAT);

        assertThat(noted.get(30, TimeUnit.SECONDS)).isTrue();
        Eventually.assertThatIt("is done", () -> ledger.openConversations().isEmpty());
    }

    @Test
    void whatIsUndeliverableBecomesADeadLetterAndTheNextGoesOn() throws Exception {
        ScriptedDelivery telegram = new ScriptedDelivery(new Undeliverable("blocked by the user"));
        Reply first = Replies.reply("r1", CHAT);
        store(first, Replies.reply("r2", CHAT));

        dispatcher(telegram).wake(CHAT);

        assertThat(telegram.next()).isEqualTo(new Given("r1", 0, false));
        assertThat(telegram.next()).isEqualTo(new Given("r2", 0, false));
        DeadLetter letter = recorder.awaitLetters(1).getFirst();
        assertThat(letter.getReason()).isEqualTo("undeliverable");
        assertThat(letter.getWhy()).isEqualTo("blocked by the user");
        assertThat(letter.getConversation()).contains(CHAT);
        assertThat(Topics.REPLIES.read(letter.getPayload().array())).isEqualTo(first);
    }

    @Test
    void afterDaysOfFailuresAReplyIsGivenUpAndKept() throws Exception {
        TryAgain[] always = new TryAgain[1_000];
        Arrays.fill(always, SOON);
        ScriptedDelivery telegram = new ScriptedDelivery(always);
        store(Replies.reply("r1", CHAT));
        dispatcher(telegram).wake(CHAT);

        for (Instant end = time.instant().plus(Duration.ofHours(73));
                time.instant().isBefore(end); ) {
            if (recorder.letters().isEmpty()) {
                telegram.next();
                Eventually.assertThatIt(
                        "waits or gives up",
                        () -> time.waiting() > 0 || !recorder.letters().isEmpty());
            }
            time.advance(Duration.ofMinutes(5));
        }

        assertThat(recorder.awaitLetters(1).getFirst().getWhy()).isEqualTo("not delivered in 72 hours: busy");
    }

    @Test
    void aChannelThatThrowsIsTriedAgain() throws Exception {
        store(Replies.reply("r1", CHAT));
        Dispatcher dispatcher = new Dispatcher(
                ledger,
                Map.of("telegram", (_, _) -> {
                    throw new IllegalStateException("a mistake");
                }),
                recorder,
                GIVE_UP_AFTER,
                time,
                time);

        dispatcher.wake(CHAT);

        Eventually.assertThatIt("waits", () -> time.waiting() > 0);
        assertThat(ledger.next(CHAT, time.instant()).orElseThrow().attempts()).isOne();
    }

    private void advanceWhenWaiting(Duration step) {
        Eventually.assertThatIt("waits", () -> time.waiting() > 0);
        time.advance(step);
    }

    private Dispatcher dispatcher(ScriptedDelivery telegram) {
        return new Dispatcher(ledger, Map.of("telegram", telegram), recorder, GIVE_UP_AFTER, time, time);
    }

    private void store(Reply... replies) {
        ledger.store(List.of(replies), _ -> true, NoticeDelay.NONE, time.instant());
    }
}
