package dev.dray.cli.demo;

import dev.dray.cli.reach.Settings;
import dev.dray.ingress.telegram.replay.SentMessage;
import dev.dray.memory.daily.DailyLogs;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Message;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks back on the day: counts what lies on the topics, on the phone and in the daily log. */
final class Evening {
    private static final Duration SETTLE = Duration.ofSeconds(20);

    private final Stage stage;
    private final Settings settings;
    private final Day.Played played;

    Evening(Stage stage, Settings settings, Day.Played played) {
        this.stage = stage;
        this.settings = settings;
        this.played = played;
    }

    void check(Checks checks) {
        List<Message> messages = stage.watch().all(Topics.MESSAGES);
        List<Message> asked = messages.stream().filter(Day::answered).toList();
        long strangers = messages.stream().filter(Day::stranger).count();
        stage.watch().first(Topics.JOURNAL, SETTLE, _ -> entries().size() >= messages.size() - strangers);

        checks.count("every message is recorded once", played.messages(), distinct(messages, Message::getId));
        checks.count("and none of them twice", messages.size(), distinct(messages, Message::getId));
        checks.count("every request made one job", asked.size(), count(JobFact.QUEUED, 1));
        checks.count("every job has one end", asked.size(), ends().size());
        checks.that("which nothing reported twice", ends().values().stream().allMatch(n -> n == 1), ends());
        checks.count("every request has one answer", asked.size(), answers().size());
        checks.that("and none has two", answers().values().stream().allMatch(n -> n == 1), answers());
        checks.count("the film was interrupted once, ran again, and ended once", 1, count(JobFact.INTERRUPTED, 0));
        notices(checks);
        checks.that(
                "each result that waited says how long it waited and ran",
                waited().stream()
                        .allMatch(reply -> reply.getText().contains("waited")
                                && reply.getText().contains("ran")),
                waited());
        checks.count(
                "what strangers sent is kept as dead letters, and goes nowhere else",
                strangers,
                stage.watch().all(Topics.DEAD_LETTERS).size());
        checks.count("Telegram got every reply, and no more", telegramReplies(), phone());
        checks.count(
                "the journal has one entry a message",
                messages.size() - strangers,
                entries().size());
        checks.count(
                "and the daily log one section an entry",
                stage.watch().all(Topics.JOURNAL).size(),
                sections());
    }

    private void notices(Checks checks) {
        Map<String, Long> once = Map.of("telegram/42", 1L, "telegram/-1001500/7", 1L, "http/shop", 1L);
        Map<String, Long> gone = notices("outage/");
        checks.that("each conversation that queued something got one notice of the outage", gone.equals(once), gone);
        Map<String, Long> back = notices("back/");
        checks.that("and one when the node was back", back.equals(once), back);
    }

    private Map<String, Long> notices(String ids) {
        return stage.watch().all(Topics.REPLIES).stream()
                .filter(reply -> reply.getId().startsWith(ids))
                .collect(Collectors.groupingBy(Reply::getConversation, Collectors.counting()));
    }

    private long count(JobFact fact, int attempt) {
        return distinct(
                stage.watch().all(Topics.JOB_EVENTS).stream()
                        .filter(event -> event.getFact() == fact && (attempt == 0 || event.getAttempt() == attempt))
                        .toList(),
                JobEvent::getJobId);
    }

    private Map<String, Long> ends() {
        return stage.watch().all(Topics.JOB_EVENTS).stream()
                .filter(event -> event.getFact() == JobFact.SUCCEEDED || event.getFact() == JobFact.FAILED)
                .collect(Collectors.groupingBy(JobEvent::getJobId, Collectors.counting()));
    }

    private Map<String, Long> answers() {
        return stage.watch().all(Topics.REPLIES).stream()
                .filter(Day::isEnd)
                .collect(Collectors.groupingBy(reply -> reply.getMessageId().orElse(""), Collectors.counting()));
    }

    private List<Reply> waited() {
        return stage.watch().all(Topics.REPLIES).stream()
                .filter(reply ->
                        reply.getKind() == ReplyKind.RESULT && reply.getAt().isAfter(played.nodeBack()))
                .toList();
    }

    private List<JournalEntry> entries() {
        return stage.watch().all(Topics.JOURNAL).stream()
                .filter(entry -> entry.getKind() == JournalKind.MESSAGE)
                .toList();
    }

    private long telegramReplies() {
        return stage.watch().all(Topics.REPLIES).stream()
                .filter(reply -> reply.getConversation().startsWith("telegram/"))
                .count();
    }

    /** The replies that arrived on the phone; the last may still be on its way. */
    private long phone() {
        try {
            return stage.telegram()
                    .awaitMessages(Evening::isReply, (int) telegramReplies(), SETTLE)
                    .size();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return stage.telegram().messages().stream().filter(Evening::isReply).count();
        }
    }

    /** What shows how far a job is, is edited, at the latest when the job ends. */
    private static boolean isReply(SentMessage message) {
        return message.edits() == 0 && !message.text().startsWith("⏳");
    }

    private long sections() {
        DailyLogs logs = new DailyLogs(settings.config().memory().directory(settings.home()));
        return logs.days().stream()
                .flatMap(day -> logs.read(day).orElse("").lines())
                .filter(line -> line.startsWith("## "))
                .count();
    }

    private static <V> long distinct(List<V> values, Function<V, String> id) {
        return values.stream().map(id).distinct().count();
    }
}
