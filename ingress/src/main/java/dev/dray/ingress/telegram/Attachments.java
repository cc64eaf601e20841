package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.schema.Attachment;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The files of a message, by the file ids with which Telegram hands out their bytes; of a photo the largest size. */
final class Attachments {
    /** The members that hold a file, and what each holds where it does not say. */
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("document", "application/octet-stream");
        FILES.put("audio", "audio/mpeg");
        FILES.put("voice", "audio/ogg");
        FILES.put("video", "video/mp4");
        FILES.put("video_note", "video/mp4");
        FILES.put("animation", "video/mp4");
        FILES.put("sticker", "image/webp");
    }

    private Attachments() {}

    static List<Attachment> in(JsonNode content) {
        // An animation comes a second time as a document, for older clients.
        Map<String, Attachment> found = new LinkedHashMap<>();
        largestPhoto(content.path("photo"))
                .flatMap(photo -> file(photo, "image/jpeg"))
                .ifPresent(file -> add(found, file));
        FILES.forEach((member, type) -> file(content.path(member), mediaType(member, content.path(member), type))
                .ifPresent(file -> add(found, file)));
        return List.copyOf(found.values());
    }

    private static void add(Map<String, Attachment> found, Attachment file) {
        found.putIfAbsent(file.getId(), file);
    }

    private static Optional<JsonNode> largestPhoto(JsonNode sizes) {
        Collection<JsonNode> all =
                StreamSupport.stream(sizes.spliterator(), false).toList();
        return all.stream()
                .max(Comparator.comparingLong(size ->
                        size.path("width").asLong() * size.path("height").asLong()));
    }

    private static Optional<Attachment> file(JsonNode file, String type) {
        if (!file.path("file_id").isTextual()) {
            return Optional.empty();
        }
        Attachment.Builder attachment = Attachment.newBuilder()
                .setId(file.path("file_id").asText())
                .setName(file.path("file_name").asText(""))
                .setMediaType(type);
        if (file.path("file_size").canConvertToLong()) {
            attachment.setSize(file.path("file_size").asLong());
        }
        return Optional.of(attachment.build());
    }

    private static String mediaType(String member, JsonNode file, String otherwise) {
        if (member.equals("sticker") && file.path("is_animated").asBoolean()) {
            return "application/x-tgsticker";
        }
        if (member.equals("sticker") && file.path("is_video").asBoolean()) {
            return "video/webm";
        }
        return file.path("mime_type").asText(otherwise);
    }
}
