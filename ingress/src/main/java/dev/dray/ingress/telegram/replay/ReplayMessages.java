package dev.dray.ingress.telegram.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What bots may send, and what they sent. */
final class ReplayMessages {
    private static final int MOST_UNITS = 4096;
    private static final int MOST_CAPTION_UNITS = 1024;
    private static final Set<String> TOGETHER = Set.of("photo", "video");
    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<SentMessage> messages = new ArrayList<>();
    private final Set<Long> deleted = new HashSet<>();
    private final List<Sent> actions = new ArrayList<>();

    BotReply send(BotCall call) {
        String text = call.text("text");
        JsonNode entities = call.json("entities");
        return refused(Checks.target(call)
                        .or(() -> text.isBlank() ? Optional.of("message text is empty") : Optional.empty())
                        .or(() -> tooLong(text, MOST_UNITS, "message is too long"))
                        .or(() -> Checks.mode(call))
                        .or(() -> Checks.entities(text, entities))
                        .or(() -> Checks.keyboard(call.json("reply_markup"))))
                .orElseGet(() -> BotReply.ok(json(List.of(keep(call, "text", text, entities, Optional.empty())))
                        .getFirst()));
    }

    /** Takes one file of a kind. */
    BotReply sendFile(BotCall call, String kind) {
        Optional<Upload> file = Optional.ofNullable(call.files().get(kind));
        String caption = call.text("caption");
        JsonNode entities = call.json("caption_entities");
        return refused(Checks.target(call)
                        .or(() -> file.isEmpty()
                                ? Optional.of("there is no %s in the request".formatted(kind))
                                : Optional.empty())
                        .or(() -> Checks.file(kind, file.orElseThrow()))
                        .or(() -> tooLong(caption, MOST_CAPTION_UNITS, "message caption is too long"))
                        .or(() -> Checks.entities(caption, entities))
                        .or(() -> Checks.keyboard(call.json("reply_markup"))))
                .orElseGet(() -> BotReply.ok(
                        json(List.of(keep(call, kind, caption, entities, file))).getFirst()));
    }

    BotReply sendMediaGroup(BotCall call) {
        List<JsonNode> media =
                StreamSupport.stream(call.json("media").spliterator(), false).toList();
        Set<String> kinds =
                media.stream().map(each -> each.path("type").asText()).collect(Collectors.toSet());
        Optional<String> wrong = Checks.target(call);
        if (wrong.isEmpty() && (media.size() < 2 || media.size() > 10)) {
            wrong = Optional.of("an album has 2 to 10 media, not " + media.size());
        }
        if (wrong.isEmpty() && kinds.size() > 1 && !TOGETHER.containsAll(kinds)) {
            wrong = Optional.of("media of these types can't be mixed: " + kinds);
        }
        for (JsonNode each : media) {
            wrong = wrong.or(() -> upload(call, each).isEmpty() ? Optional.of("file not found") : Optional.empty())
                    .or(() -> Checks.file(
                            each.path("type").asText(), upload(call, each).orElseThrow()))
                    .or(() -> tooLong(each.path("caption").asText(), MOST_CAPTION_UNITS, "message caption is too long"))
                    .or(() -> Checks.entities(each.path("caption").asText(), each.path("caption_entities")));
        }
        return refused(wrong).orElseGet(() -> {
            List<SentMessage> album = media.stream()
                    .map(each -> keep(
                            call,
                            each.path("type").asText(),
                            each.path("caption").asText(),
                            each.path("caption_entities"),
                            upload(call, each)))
                    .toList();
            return BotReply.ok("[" + String.join(",", json(album)) + "]");
        });
    }

    BotReply edit(BotCall call) {
        long id = call.number("message_id").orElse(0);
        String text = call.text("text");
        JsonNode entities = call.json("entities");
        lock.lock();
        try {
            Optional<SentMessage> there = messages.stream()
                    .filter(each -> each.id() == id && each.chat().equals(call.text("chat_id")))
                    .filter(each -> !deleted.contains(id))
                    .findFirst();
            Optional<String> wrong = Checks.target(call)
                    .or(() -> there.isEmpty() ? Optional.of("message to edit not found") : Optional.empty())
                    .or(() -> text.isBlank() ? Optional.of("message text is empty") : Optional.empty())
                    .or(() -> tooLong(text, MOST_UNITS, "MESSAGE_TOO_LONG"))
                    .or(() -> Checks.entities(text, entities))
                    .or(() -> Checks.keyboard(call.json("reply_markup")));
            if (wrong.isPresent()) {
                return refused(wrong).orElseThrow();
            }
            SentMessage before = there.orElseThrow();
            SentMessage after = new SentMessage(
                    id,
                    before.chat(),
                    before.topic(),
                    "text",
                    text,
                    words(entities),
                    buttons(call.json("reply_markup")),
                    Optional.empty(),
                    before.edits() + 1);
            if (after.looksLike(before)) {
                return BotReply.refused(
                        400,
                        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
            }
            messages.set(messages.indexOf(before), after);
            more.signalAll();
            return BotReply.ok(json(List.of(after)).getFirst());
        } finally {
            lock.unlock();
        }
    }

    BotReply act(BotCall call) {
        String action = call.text("action").toLowerCase(Locale.ROOT);
        Optional<String> wrong = Checks.target(call)
                .or(() ->
                        ACTIONS.contains(action) ? Optional.empty() : Optional.of("wrong parameter action in request"));
        if (wrong.isPresent()) {
            return refused(wrong).orElseThrow();
        }
        lock.lock();
        try {
            actions.add(new Sent(call.text("chat_id"), topic(call), action));
            return BotReply.ok("true");
        } finally {
            lock.unlock();
        }
    }

    void delete(long id) {
        lock.lock();
        try {
            deleted.add(id);
        } finally {
            lock.unlock();
        }
    }

    List<Sent> actions() {
        lock.lock();
        try {
            return List.copyOf(actions);
        } finally {
            lock.unlock();
        }
    }

    List<SentMessage> messages() {
        lock.lock();
        try {
            return List.copyOf(messages);
        } finally {
            lock.unlock();
        }
    }

    List<Sent> sent() {
        return messages().stream().map(SentMessage::brief).toList();
    }

    List<Sent> awaitSent(int count, Duration patience) throws InterruptedException {
        await(_ -> true, count, patience);
        return sent();
    }

    List<SentMessage> await(Predicate<SentMessage> which, int count, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (messages.stream().filter(which).count() < count && left > 0) {
                left = more.awaitNanos(left);
            }
            return messages.stream().filter(which).toList();
        } finally {
            lock.unlock();
        }
    }

    private SentMessage keep(BotCall call, String kind, String text, JsonNode entities, Optional<Upload> file) {
        lock.lock();
        try {
            SentMessage message = new SentMessage(
                    messages.size() + 1L,
                    call.text("chat_id"),
                    topic(call),
                    kind,
                    text,
                    words(entities),
                    buttons(call.json("reply_markup")),
                    file,
                    0);
            messages.add(message);
            more.signalAll();
            return message;
        } finally {
            lock.unlock();
        }
    }

    private static Optional<Long> topic(BotCall call) {
        return call.number("message_thread_id").stream().boxed().findFirst();
    }

    private static Optional<Upload> upload(BotCall call, JsonNode media) {
        return Optional.ofNullable(call.files().get(media.path("media").asText().replaceFirst("^attach://", "")));
    }

    private static List<String> words(JsonNode entities) {
        return StreamSupport.stream(entities.spliterator(), false)
                .map(each -> "%s %d+%d %s%s"
                        .formatted(
                                each.path("type").asText(),
                                each.path("offset").asInt(),
                                each.path("length").asInt(),
                                each.path("url").asText(""),
                                each.path("language").asText(""))
                        .strip())
                .toList();
    }

    private static List<String> buttons(JsonNode markup) {
        List<String> buttons = new ArrayList<>();
        markup.path("inline_keyboard")
                .forEach(row -> row.forEach(button -> buttons.add(button.path("text")
                                .asText() + "=" + button.path("callback_data").asText())));
        return buttons;
    }

    private static Optional<String> tooLong(String text, int most, String why) {
        return text.length() > most ? Optional.of(why) : Optional.empty();
    }

    private static Optional<BotReply> refused(Optional<String> why) {
        return why.map(said -> BotReply.refused(400, "Bad Request: " + said));
    }

    private static List<String> json(List<SentMessage> messages) {
        return messages.stream()
                .map(each -> new ObjectMapper()
                        .createObjectNode()
                        .put("message_id", each.id())
                        .toString())
                .toList();
    }
}
