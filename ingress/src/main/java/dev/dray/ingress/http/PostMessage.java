package dev.dray.ingress.http;

import dev.dray.ingress.channel.Conversation;
import dev.dray.ingress.channel.NotRecordedException;
import dev.dray.ingress.channel.Recorded;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.TooLargeException;
import dev.dray.schema.Message;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code POST /messages}: records a message, and answers 202 once it is on disk. */
final class PostMessage {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final RequestBody bodies;
    private final Naming naming;
    private final Recorder recorder;
    private final InstantSource clock;

    PostMessage(RequestBody bodies, Naming naming, Recorder recorder, InstantSource clock) {
        this.bodies = bodies;
        this.naming = naming;
        this.recorder = recorder;
        this.clock = clock;
    }

    void handle(Context context, Caller caller) {
        byte[] body = bodies.of(context);
        Message message = message(parse(context, body), caller, body, Optional.ofNullable(context.contentType()));
        Recorded recorded = record(message);
        context.status(202)
                .json(Map.of(
                        "id", message.getId(),
                        "conversation", message.getConversation(),
                        "recorded", recorded.name().toLowerCase(Locale.ROOT)));
    }

    private static Posted parse(Context context, byte[] body) {
        MediaType type = MediaType.of(context.contentType());
        if (context.header("ce-specversion") != null) {
            return CloudEvent.binary(
                    name -> Optional.ofNullable(context.header(name)).orElse(""), context.contentType(), body);
        }
        if (type.is("application/cloudevents+json")) {
            return CloudEvent.structured(body);
        }
        if (type.is("application/json")) {
            return PlainMessage.parse(
                    body, Optional.ofNullable(context.header("Idempotency-Key")).filter(key -> !key.isBlank()));
        }
        throw Problem.of(
                415,
                "Unsupported media type",
                "\"%s\" is not read here; send application/json, application/cloudevents+json, or any type with the ce- headers of a CloudEvent"
                        .formatted(type.name()));
    }

    private Message message(Posted posted, Caller caller, byte[] body, Optional<String> type) {
        String source = naming.source(posted, caller);
        Conversation conversation = naming.conversation(posted, source, caller);
        Message.Builder message = Message.newBuilder()
                .setId(naming.id(posted, source))
                .setChannel(conversation.channel())
                .setConversation(conversation.toString())
                .setSender(naming.sender(posted, caller))
                .setRole(caller.role())
                .setKind(posted.kind())
                .setText(posted.text())
                .setAttachments(posted.attachments())
                .setReceivedAt(clock.instant())
                .setRaw(ByteBuffer.wrap(body))
                .setRawType(type.orElse("application/octet-stream"));
        posted.sentAt().ifPresent(message::setSentAt);
        posted.notBefore().ifPresent(message::setNotBefore);
        return message.build();
    }

    private Recorded record(Message message) {
        try {
            return recorder.record(message);
        } catch (NotRecordedException e) {
            throw Problem.unavailable(String.valueOf(e.getMessage()), RETRY_AFTER);
        } catch (TooLargeException e) {
            throw Problem.of(413, "Body too large", String.valueOf(e.getMessage()));
        }
    }
}
