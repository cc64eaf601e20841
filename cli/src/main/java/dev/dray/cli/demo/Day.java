package dev.dray.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.Message;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;

/** The day itself: a morning, a power cut in the middle of a film, an hour without the node, and its return. */
final class Day {
    private static final String OWNER = "telegram:42";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Narrator narrator;
    private final InstantSource clock;
    private int sent;

    Day(Stage stage, Narrator narrator, InstantSource clock) {
        this.stage = stage;
        this.narrator = narrator;
        this.clock = clock;
    }

    /** What the checks need to know of how it went. */
    record Played(int messages, String film, String order, Instant nodeBack) {}

    Played play() {
        narrator.act("Morning: light messages are answered by the gateway, heavy ones by the node");
        telegram("1-morning.jsonl");
        List<Message> morning = messages();
        morning.forEach(narrator::message);
        morning.stream().filter(Day::answered).forEach(this::awaitEnd);

        narrator.act("The power fails while a film renders");
        telegram("2-film.jsonl");
        Message film = messages().getLast();
        narrator.message(film);
        JobEvent progress = await(
                "the film's progress",
                Topics.JOB_EVENTS,
                event -> event.getFact() == JobFact.PROGRESS
                        && jobOf(film).filter(event.getJobId()::equals).isPresent());
        narrator.fact("the film is at %s; kill -9 %d, the node's process"
                .formatted(progress.getText().strip(), stage.killNode()));

        narrator.act("The node is away: heavy messages queue, light ones are still answered");
        telegram("3-node-away.jsonl");
        String order = order();
        List<Message> away = messages().subList(morning.size() + 1, sent);
        away.forEach(narrator::message);
        away.stream().filter(message -> message.getText().equals("/jobs")).forEach(this::awaitEnd);
        notices("outage/");

        narrator.act("The power is back: what waited runs, oldest first");
        Instant nodeBack = clock.instant();
        stage.startNode();
        notices("back/");
        awaitEnd(film);
        away.stream()
                .filter(Day::answered)
                .filter(message -> !message.getText().equals("/jobs"))
                .forEach(this::awaitEnd);
        return new Played(sent, film.getId(), order, nodeBack);
    }

    /** What every conversation is told that has something to wait for. */
    private void notices(String ids) {
        for (String conversation : List.of("telegram/42", "telegram/-1001500/7", "http/shop")) {
            narrator.notice(await(
                    "the notice %s in %s".formatted(ids, conversation),
                    Topics.REPLIES,
                    reply -> reply.getId().startsWith(ids)
                            && reply.getConversation().equals(conversation)));
        }
    }

    private void telegram(String file) {
        List<String> updates = Examples.lines(file);
        updates.forEach(stage.telegram()::offer);
        sent += updates.size();
    }

    /** A paid order, as a shop's program reports it. */
    private String order() {
        JsonNode accepted = stage.http().sendCloudEvent(Examples.text("order-paid.json"));
        sent++;
        return accepted.path("id").asText();
    }

    /** All messages so far, once they are recorded. */
    private List<Message> messages() {
        int wanted = sent;
        await(
                "%d recorded messages".formatted(wanted),
                Topics.MESSAGES,
                _ -> stage.watch().all(Topics.MESSAGES).size() >= wanted);
        return stage.watch().all(Topics.MESSAGES);
    }

    private void awaitEnd(Message message) {
        Reply end = await(
                "the answer to " + message.getText(),
                Topics.REPLIES,
                reply -> isEnd(reply)
                        && reply.getMessageId().filter(message.getId()::equals).isPresent());
        narrator.reply(end, message);
    }

    private Optional<String> jobOf(Message message) {
        return stage.watch().all(Topics.JOB_EVENTS).stream()
                .flatMap(event -> event.getJob().stream())
                .filter(job -> job.getMessageId().equals(message.getId()))
                .map(job -> job.getId())
                .findFirst();
    }

    static boolean isEnd(Reply reply) {
        return reply.getKind() == ReplyKind.RESULT || reply.getKind() == ReplyKind.FAILURE;
    }

    /** Whether a message came over Telegram from somebody else than the owner. */
    static boolean stranger(Message message) {
        return message.getChannel().equals("telegram")
                && !message.getSender().getId().equals(OWNER);
    }

    /** Whether a message asks for something, and of somebody who may. */
    static boolean answered(Message message) {
        return !stranger(message)
                && (!message.getText().isEmpty() || !message.getAttachments().isEmpty());
    }

    private <V extends SpecificRecordBase> V await(String what, Topic<V> topic, Predicate<V> wanted) {
        return stage.watch()
                .first(topic, PATIENCE, wanted)
                .orElseThrow(() -> new CliException(
                        ExitCode.FAILED,
                        "%s did not come within %d s; look into %s/logs"
                                .formatted(what, PATIENCE.toSeconds(), stage.home())));
    }
}
