package dev.dray.ingress.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dray.ingress.channel.NotRecordedException;
import dev.dray.ingress.channel.Recorded;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.TooLargeException;
import dev.dray.ingress.http.OncePerKey.Outcome;
import dev.dray.schema.Message;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code POST /messages}: records a message, or a batch of them, and answers 202 once all are on disk. */
final class PostMessage {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RequestBody bodies;
    private final Intake intake;
    private final ToMessages toMessages;
    private final Rates rates;
    private final OncePerKey keys;
    private final Recorder recorder;

    PostMessage(
            RequestBody bodies, Intake intake, ToMessages toMessages, Rates rates, OncePerKey keys, Recorder recorder) {
        this.bodies = bodies;
        this.intake = intake;
        this.toMessages = toMessages;
        this.rates = rates;
        this.keys = keys;
        this.recorder = recorder;
    }

    void handle(Context context, Caller caller) {
        byte[] body = bodies.of(context);
        Optional<IdempotencyKey> key = IdempotencyKey.of(context, caller, body);
        Submission submission = intake.read(context, body, key);
        List<Message> messages = toMessages.of(submission, caller);
        rates.count(caller, Math.max(0, messages.size() - 1));
        Outcome outcome = record(messages, key);
        if (outcome.before()) {
            context.header("Idempotency-Replayed", "true");
        }
        context.status(202)
                .contentType("application/json")
                .result(answer(submission, messages, outcome.recorded()).toString());
    }

    private Outcome record(List<Message> messages, Optional<IdempotencyKey> key) {
        Map<String, Message> once = new LinkedHashMap<>();
        messages.forEach(message -> once.putIfAbsent(message.getId(), message));
        try {
            return key.map(each -> keys.record(each, () -> record(once.values())))
                    .orElseGet(() -> new Outcome(record(once.values()), false));
        } catch (NotRecordedException e) {
            throw Problem.unavailable(String.valueOf(e.getMessage()), RETRY_AFTER);
        } catch (TooLargeException e) {
            throw Problem.of(413, "Body too large", String.valueOf(e.getMessage()));
        }
    }

    private Recorded record(Collection<Message> messages) {
        return recorder.record(List.copyOf(messages));
    }

    private static ObjectNode answer(Submission submission, List<Message> messages, Recorded recorded) {
        ObjectNode answer = switch (submission) {
            case Submission.One _ -> name(JSON.createObjectNode(), messages.getFirst());
            case Submission.Batch _ -> {
                ObjectNode all = JSON.createObjectNode();
                ArrayNode list = all.putArray("messages");
                messages.forEach(message -> name(list.addObject(), message));
                yield all;
            }
        };
        return answer.put("recorded", recorded.name().toLowerCase(Locale.ROOT));
    }

    private static ObjectNode name(ObjectNode json, Message message) {
        return json.put("id", message.getId()).put("conversation", message.getConversation());
    }
}
