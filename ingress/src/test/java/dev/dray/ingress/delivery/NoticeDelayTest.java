package dev.dray.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.DeliveryOutcome.Undeliverable;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.runtime.sqlite.Database;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Action;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit opens the ledger before each test.
class NoticeDelayTest {
    private static final String CHAT = "telegram/42";
    private static final Optional<QuietHours> NIGHT =
            Optional.of(new QuietHours(TimeOfDay.parse("22:00"), TimeOfDay.parse("07:00")));
    private static final Optional<Duration> DIGEST = Optional.of(Duration.ofMinutes(15));

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T20:00:00Z"));
    private final RecordingRecorder recorder = new RecordingRecorder();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final Queue<DeliveryOutcome> outcomes = new ArrayDeque<>();

    @TempDir
    private Path directory;

    private Database database;
    private ReplyLedger ledger;
    private Dispatcher dispatcher;

    @BeforeEach
    void open() {
        database = Database.open(directory.resolve("replies.db"), ReplyLedger.MIGRATIONS);
        ledger = new ReplyLedger(database);
        dispatcher = new Dispatcher(
                ledger,
                Map.of("telegram", (reply, _) -> {
                    sent.add(reply.getText());
                    return Optional.ofNullable(outcomes.poll()).orElseGet(Delivered::new);
                }),
                recorder,
                Duration.ofDays(3),
                time,
                time);
    }

    @AfterEach
    void close() {
        dispatcher.stop(Duration.ofSeconds(30));
        database.close();
    }

    @Test
    void withoutASettingANoticeGoesOutAtOnce() {
        arrive(NoticeDelay.NONE, notice("n1"));

        awaitSent("text of n1");
    }

    @Test
    void aNoticeOfTheNightComesInTheMorningAndAResultOvertakesIt() {
        NoticeDelay delay = new NoticeDelay(NIGHT, Optional.empty(), ZoneId.of("Europe/London"));
        time.advance(Duration.ofHours(3));
        arrive(delay, notice("n1"));
        arrive(delay, reply("r1", ReplyKind.RESULT), reply("f1", ReplyKind.FAILURE));
        awaitSent("text of r1", "text of f1");

        advanceTo("2026-11-21T06:59:59Z");
        assertThat(sent).hasSize(2);
        advanceTo("2026-11-21T07:00:00Z");

        awaitSent("text of r1", "text of f1", "text of n1");
    }

    @Test
    void whatAsksSomethingIsNeverDelayed() {
        Reply approval = Reply.newBuilder(notice("a1"))
                .setActions(List.of(Action.newBuilder()
                        .setLabel("Approve")
                        .setCommand("/approve 7f")
                        .build()))
                .build();
        time.advance(Duration.ofHours(3));

        arrive(new NoticeDelay(NIGHT, DIGEST, ZoneId.of("Europe/London")), approval);

        awaitSent("text of a1");
    }

    @Test
    void noticesOfAWhileGoOutAsOne() {
        NoticeDelay delay = new NoticeDelay(Optional.empty(), DIGEST, ZoneId.of("UTC"));
        arrive(delay, notice("n1"));
        time.advance(Duration.ofMinutes(10));
        arrive(delay, notice("n2"));
        advanceTo("2026-11-20T20:14:59Z");
        assertThat(sent).isEmpty();

        advanceTo("2026-11-20T20:15:00Z");

        awaitSent("text of n1\n\ntext of n2");
        arrive(delay, notice("n3"));
        Eventually.assertThatIt("waits", () -> time.waiting() > 0);
        advanceTo("2026-11-20T20:30:00Z");
        awaitSent("text of n1\n\ntext of n2", "text of n3");
        Eventually.assertThatIt("is done", () -> ledger.openConversations().isEmpty());
    }

    @Test
    void aDigestThatWouldEndInTheNightWaitsForTheMorning() {
        NoticeDelay delay = new NoticeDelay(NIGHT, DIGEST, ZoneId.of("Europe/London"));
        time.advanceTo(Instant.parse("2026-11-20T21:50:00Z"));
        arrive(delay, notice("n1"));
        time.advance(Duration.ofHours(5));
        arrive(delay, notice("n2"));

        advanceTo("2026-11-21T07:00:00Z");

        awaitSent("text of n1\n\ntext of n2");
    }

    @Test
    void aRestartLosesNoNoticeAndSendsTheSameDigestAgain() {
        NoticeDelay delay = new NoticeDelay(Optional.empty(), DIGEST, ZoneId.of("UTC"));
        outcomes.add(new TryAgain(Duration.ofSeconds(1), "line broke", Arrival.PERHAPS));
        arrive(delay, notice("n1"), notice("n2"));
        advanceTo("2026-11-20T20:15:00Z");
        awaitSent("text of n1\n\ntext of n2");
        Eventually.assertThatIt("waits", () -> time.waiting() > 0);
        dispatcher.stop(Duration.ofSeconds(30));
        arrive(delay, notice("n3"));
        database.close();
        open();
        time.advance(Duration.ofHours(1));

        ledger.openConversations().forEach(dispatcher::wake);

        awaitSent("text of n1\n\ntext of n2", "text of n1\n\ntext of n2", "text of n3");
    }

    @Test
    void aDigestNobodyCanReceiveIsADeadLetterForEach() throws Exception {
        NoticeDelay delay = new NoticeDelay(Optional.empty(), DIGEST, ZoneId.of("UTC"));
        outcomes.add(new Undeliverable("blocked"));
        arrive(delay, notice("n1"), notice("n2"));

        advanceTo("2026-11-20T20:15:00Z");

        assertThat(recorder.awaitLetters(2)).extracting(DeadLetter::getOrigin).containsExactly("reply n1", "reply n2");
        Eventually.assertThatIt("is done", () -> ledger.openConversations().isEmpty());
    }

    private void arrive(NoticeDelay delay, Reply... replies) {
        new StoreReplies(ledger, new ReplyFeed(database), dispatcher, Set.of("telegram"), delay, time)
                .take(List.of(replies));
    }

    /** Lets time pass once everything that can go out has. */
    private void advanceTo(String instant) {
        Eventually.assertThatIt("waits", () -> time.waiting() > 0);
        time.advanceTo(Instant.parse(instant));
    }

    private void awaitSent(String... texts) {
        Eventually.assertThatIt("sends", () -> sent.size() >= texts.length);
        assertThat(sent).containsExactly(texts);
    }

    private static Reply notice(String id) {
        return reply(id, ReplyKind.NOTICE);
    }

    private static Reply reply(String id, ReplyKind kind) {
        return Replies.reply(id, CHAT, kind);
    }
}
