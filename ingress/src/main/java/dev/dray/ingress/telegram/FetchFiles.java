package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.channel.BlobTooLargeException;
import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.runtime.value.DataSize;
import dev.dray.schema.Attachment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the bytes of attachments into the blob store. What Telegram will never hand out, or has not for so long that
 * others wait, keeps Telegram's id, and its name says why. Used by one thread at a time.
 *
 * @see <a href="https://core.telegram.org/bots/api#getfile">Bot API: getFile</a>
 */
final class FetchFiles {
    /** What a bot may fetch. */
    static final DataSize LARGEST = new DataSize(20L << 20);

    static final int MOST_TRIES = 10;
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(FetchFiles.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BotApi api;
    private final Blobs blobs;
    private final InstantSource clock;
    /** What is known of the files of messages that are not recorded yet, by Telegram's id. */
    private final Map<String, Attachment> done = new HashMap<>();

    private final Map<String, Tries> tried = new HashMap<>();

    private record Tries(int count, Instant first) {}

    FetchFiles(BotApi api, Blobs blobs, InstantSource clock) {
        this.api = api;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * The attachments of a message, with their bytes where they can be had.
     *
     * @throws NotFetchedException where one may be had later
     */
    List<Attachment> fetched(String message, List<Attachment> files) throws InterruptedException {
        List<Attachment> fetched = new ArrayList<>();
        for (Attachment file : files) {
            Attachment known = done.get(file.getId());
            Attachment one = known == null ? fetch(message, file) : known;
            done.put(file.getId(), one);
            fetched.add(one);
        }
        return fetched;
    }

    /** Forgets what was needed for messages that are recorded now. */
    void recorded() {
        done.clear();
        tried.clear();
    }

    private Attachment fetch(String message, Attachment file) throws InterruptedException {
        if (file.getSize().orElse(0L) > LARGEST.bytes()) {
            return without(message, file, "larger than the 20 MB a bot may fetch");
        }
        try {
            return switch (api.getFile(file.getId())) {
                case BotAnswer.Done said -> download(message, file, said);
                case BotAnswer.Refused refused -> refused(message, file, refused);
                case BotAnswer.Garbled garbled -> later(message, file, garbled.why(), Optional.empty());
            };
        } catch (IOException e) {
            return later(message, file, "the line broke: " + e, Optional.empty());
        }
    }

    private Attachment download(String message, Attachment file, BotAnswer.Done said)
            throws IOException, InterruptedException {
        String path = JSON.readTree(said.result().array()).path("file_path").asText("");
        if (path.isBlank()) {
            return without(message, file, "Telegram says no path to it");
        }
        return switch (api.download(path, LARGEST)) {
            case BotAnswer.Done bytes -> keep(message, file, bytes.result().array());
            case BotAnswer.Refused refused -> refused(message, file, refused);
            case BotAnswer.Garbled garbled -> later(message, file, garbled.why(), Optional.empty());
        };
    }

    private Attachment keep(String message, Attachment file, byte[] bytes) throws IOException {
        try {
            Blob blob = blobs.keep(new ByteArrayInputStream(bytes));
            return Attachment.newBuilder(file)
                    .setId(blob.id())
                    .setSize(blob.size())
                    .build();
        } catch (BlobTooLargeException e) {
            return without(message, file, String.valueOf(e.getMessage()));
        }
    }

    private Attachment refused(String message, Attachment file, BotAnswer.Refused refused) {
        String why = "Telegram answers %d %s".formatted(refused.code(), refused.description());
        return switch (refused.code()) {
            // Neither a bad token nor haste says anything about the file.
            case 401, 409, 420, 429 -> later(message, file, why, refused.retryAfter());
            default ->
                refused.code() >= 500 ? later(message, file, why, refused.retryAfter()) : without(message, file, why);
        };
    }

    /** Has the message wait for its file, but not for ever: others wait behind it. */
    private Attachment later(String message, Attachment file, String why, Optional<Duration> retryAfter) {
        Instant now = clock.instant();
        Tries before = tried.getOrDefault(file.getId(), new Tries(0, now));
        Tries tries = new Tries(before.count() + 1, before.first());
        tried.put(file.getId(), tries);
        if (tries.count() >= MOST_TRIES || !tries.first().plus(LONGEST).isAfter(now)) {
            return without(message, file, "tried %d times, the last time %s".formatted(tries.count(), why));
        }
        throw new NotFetchedException("a file of %s cannot be fetched now: %s".formatted(message, why), retryAfter);
    }

    private static Attachment without(String message, Attachment file, String why) {
        log.atWarn()
                .addKeyValue("message", message)
                .addKeyValue("file", file.getId())
                .addKeyValue("why", why)
                .log("A file was not fetched; its message is recorded without it");
        return Attachment.newBuilder(file)
                .setName("%s (not fetched: %s)".formatted(file.getName(), why).strip())
                .build();
    }
}
