package dev.dray.ingress.http;

import dev.dray.ingress.http.Submission.Item;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a request hands in, by its media type.
 *
 * @param mostEvents how many a batch may have
 */
record Intake(int mostEvents) {
    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String PLAIN = "application/json";

    Submission read(Context context, byte[] body, Optional<IdempotencyKey> key) {
        String said = Optional.ofNullable(context.contentType()).orElse("application/octet-stream");
        MediaType type = MediaType.of(context.contentType());
        if (context.header("ce-specversion") != null) {
            Posted event = CloudEvent.binary(
                    name -> Optional.ofNullable(context.header(name)).orElse(""), context.contentType(), body);
            return new Submission.One(new Item(event, body, said));
        }
        return switch (type.name()) {
            case EVENT -> new Submission.One(new Item(CloudEvent.structured(body), body, said));
            case BATCH -> batch(body);
            case PLAIN -> new Submission.One(new Item(PlainMessage.parse(body, key), body, said));
            default ->
                throw Problem.of(
                        415,
                        "Unsupported media type",
                        "\"%s\" is not read here; send %s, %s, %s, or any type with the ce- headers of a CloudEvent"
                                .formatted(type.name(), PLAIN, EVENT, BATCH));
        };
    }

    private Submission.Batch batch(byte[] body) {
        List<byte[]> events = JsonBody.elements(body);
        if (events.size() > mostEvents) {
            throw Problem.of(
                    413,
                    "Batch too large",
                    "the batch has %d events, more than %d; send several, or raise channels.http.max-batch"
                            .formatted(events.size(), mostEvents));
        }
        List<Item> items = new ArrayList<>();
        for (byte[] event : events) {
            try {
                items.add(new Item(CloudEvent.structured(event), event, EVENT));
            } catch (Problem problem) {
                throw problem.in(Submission.Batch.placeOf(items.size()));
            }
        }
        return new Submission.Batch(items);
    }
}
