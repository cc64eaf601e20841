package dev.dray.ingress.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.runtime.value.DidYouMean;
import dev.dray.schema.Attachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message in JSON of our own: {@code {"text": "…"}}, and what else there is to say. */
final class PlainMessage {
    private static final List<String> MEMBERS =
            List.of("text", "id", "conversation", "source", "sender", "attachments", "notBefore");

    private PlainMessage() {}

    /**
     * The message in a body.
     *
     * @param key stands in for an id in the body
     */
    static Posted parse(byte[] body, Optional<IdempotencyKey> key) {
        JsonNode message = JsonBody.object(body);
        List<String> members = new ArrayList<>();
        message.fieldNames().forEachRemaining(members::add);
        for (String member : members) {
            if (!MEMBERS.contains(member)) {
                String hint = DidYouMean.hint(member, MEMBERS);
                throw Problem.unprocessable("\"%s\" is nothing a message has%s"
                        .formatted(member, hint.isEmpty() ? "; it may have " + String.join(", ", MEMBERS) : hint));
            }
        }
        String text = JsonBody.text(message, "text")
                .orElseThrow(
                        () -> Problem.unprocessable("text: is missing; a message is at least {\"text\": \"hello\"}"));
        List<Attachment> attachments = attachments(message.path("attachments"));
        if (text.isBlank() && attachments.isEmpty()) {
            throw Problem.unprocessable("text: is empty, and there are no attachments");
        }
        return new Posted(
                JsonBody.text(message, "id").filter(id -> !id.isBlank()).or(() -> key.map(IdempotencyKey::text)),
                JsonBody.text(message, "source"),
                JsonBody.text(message, "conversation"),
                JsonBody.text(message, "sender"),
                "message",
                text,
                attachments,
                Optional.empty(),
                JsonBody.text(message, "notBefore").map(time -> JsonBody.time("notBefore", time)));
    }

    private static List<Attachment> attachments(JsonNode said) {
        if (!said.isMissingNode() && !said.isNull() && !said.isArray()) {
            throw Problem.unprocessable(
                    "attachments: is not a list, such as [{\"id\": \"https://example.org/plan.pdf\"}]");
        }
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode each : said) {
            String id = JsonBody.text(each, "id")
                    .orElseThrow(() -> Problem.unprocessable(
                            "attachments[%d].id: is missing; say where the bytes are".formatted(attachments.size())));
            Attachment.Builder attachment = Attachment.newBuilder().setId(id);
            JsonBody.text(each, "name").ifPresent(attachment::setName);
            JsonBody.text(each, "mediaType").ifPresent(attachment::setMediaType);
            if (each.path("size").canConvertToLong()) {
                attachment.setSize(each.path("size").asLong());
            }
            attachments.add(attachment.build());
        }
        return attachments;
    }
}
