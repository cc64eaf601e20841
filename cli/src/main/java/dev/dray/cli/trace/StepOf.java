package dev.dray.cli.trace;

import dev.dray.schema.Command;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobState;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.LetterStanding;
import dev.dray.schema.Message;
import dev.dray.schema.Reply;
import dev.dray.schema.Usage;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells whether a record belongs to a message and its jobs, and says it as a step. */
final class StepOf {
    private static final String ROUTER = "router";

    /** The kind of a message that is nothing more. */
    private static final String PLAIN = "message";

    private final String messageId;
    private final Set<String> jobIds;

    StepOf(String messageId, Set<String> jobIds) {
        this.messageId = messageId;
        this.jobIds = jobIds;
    }

    /** The step, where the record is one of this message's. */
    Optional<Step> record(ConsumerRecord<String, byte[]> record, SpecificRecordBase value) {
        return switch (value) {
            case Message message
            when message.getId().equals(messageId) ->
                step(
                        record,
                        message.getReceivedAt(),
                        kind(message),
                        message.getSender().getId(),
                        message.getText());
            case Job job
            when job.getMessageId().equals(messageId) ->
                step(record, job.getQueuedAt(), "job " + job.getId(), ROUTER, job.getExecutor() + " " + job.getName());
            case JobEvent event
            when jobIds.contains(event.getJobId()) ->
                step(record, event.getAt(), word(event.getFact()), event.getBy(), text(event));
            case JobState state
            when state.getJob().getMessageId().equals(messageId) ->
                step(record, state.getSince(), "state " + word(state.getStatus()), ROUTER, state.getText());
            case Command command
            when jobIds.contains(command.getJobId()) ->
                step(
                        record,
                        command.getAt(),
                        "command " + word(command.getKind()),
                        command.getBy(),
                        command.getJobId());
            case Reply reply
            when reply.getMessageId().filter(messageId::equals).isPresent() ->
                step(record, reply.getAt(), "reply " + word(reply.getKind()), ROUTER, reply.getText());
            case JournalEntry entry
            when entry.getMessageId().filter(messageId::equals).isPresent() ->
                step(
                        record,
                        time(record),
                        "journal " + word(entry.getKind()),
                        ROUTER,
                        entry.getResult().orElse(entry.getText()));
            case DeadLetter letter
            when letter.getMessageId().filter(messageId::equals).isPresent()
                    || letter.getJobId().filter(jobIds::contains).isPresent() -> letter(record, letter);
            default -> Optional.empty();
        };
    }

    /** A letter, or what was decided about one. */
    private static Optional<Step> letter(ConsumerRecord<?, ?> record, DeadLetter letter) {
        return letter.getStanding() == LetterStanding.OPEN
                ? step(record, letter.getAt(), "dead letter " + letter.getReason(), letter.getOrigin(), letter.getWhy())
                : step(
                        record,
                        letter.getDecidedAt().orElseGet(() -> time(record)),
                        "dead letter " + word(letter.getStanding()),
                        letter.getDecidedBy().orElse(letter.getOrigin()),
                        letter.getId());
    }

    private static Optional<Step> step(ConsumerRecord<?, ?> record, Instant at, String what, String by, String text) {
        String place = "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
        return Optional.of(new Step(at, record.topic(), place, what, by, text));
    }

    private static String kind(Message message) {
        return message.getKind().equals(PLAIN) ? "message" : "message " + message.getKind();
    }

    /** What a fact says, in its text or in the field that is made for it. */
    private static String text(JobEvent event) {
        return switch (event.getFact()) {
            case TOOL -> event.getTool().orElse(event.getText());
            case PROGRESS -> event.getPercent().map("%.0f %% "::formatted).orElse("") + event.getText();
            case USAGE -> event.getUsage().map(StepOf::used).orElse(event.getText());
            case QUEUED,
                    STARTED,
                    SUCCEEDED,
                    FAILED,
                    CANCELLED,
                    INTERRUPTED,
                    CANCEL_REQUESTED,
                    RETRY_REQUESTED,
                    APPROVED,
                    REJECTED,
                    HELD,
                    SCHEDULED,
                    UNKNOWN -> event.getText();
        };
    }

    private static String used(Usage usage) {
        return "%d tokens in, %d out%s"
                .formatted(
                        usage.getInputTokens(),
                        usage.getOutputTokens(),
                        usage.getModel().map(model -> ", " + model).orElse(""));
    }

    private static Instant time(ConsumerRecord<?, ?> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }

    private static String word(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
