package dev.dray.ingress.telegram.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What bots may send, and what they sent. */
final class ReplayMessages {
    private static final int MOST_UNITS = 4096;
    private static final Set<String> PARSE_MODES = Set.of("", "markdown", "markdownv2", "html");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final List<Sent> sent = new ArrayList<>();

    BotReply send(BotCall call) {
        String text = call.text("text");
        if (!call.text("chat_id").matches("-?\\d{1,18}|@\\w+")) {
            return BotReply.refused(
                    400,
                    call.text("chat_id").isEmpty() ? "Bad Request: chat_id is empty" : "Bad Request: chat not found");
        }
        if (text.isBlank()) {
            return BotReply.refused(400, "Bad Request: message text is empty");
        }
        if (text.length() > MOST_UNITS) {
            return BotReply.refused(400, "Bad Request: message is too long");
        }
        if (!PARSE_MODES.contains(call.text("parse_mode").toLowerCase(Locale.ROOT))) {
            return BotReply.refused(400, "Bad Request: unsupported parse_mode");
        }
        Optional<Long> topic = call.number("message_thread_id").stream().boxed().findFirst();
        if (call.parameters().has("message_thread_id") && topic.isEmpty()) {
            return BotReply.refused(400, "Bad Request: message thread not found");
        }
        return BotReply.ok("{\"message_id\":%d}".formatted(keep(new Sent(call.text("chat_id"), topic, text))));
    }

    private int keep(Sent message) {
        lock.lock();
        try {
            sent.add(message);
            more.signalAll();
            return sent.size();
        } finally {
            lock.unlock();
        }
    }

    List<Sent> sent() {
        lock.lock();
        try {
            return List.copyOf(sent);
        } finally {
            lock.unlock();
        }
    }

    List<Sent> awaitSent(int count, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (sent.size() < count && left > 0) {
                left = more.awaitNanos(left);
            }
            return List.copyOf(sent);
        } finally {
            lock.unlock();
        }
    }
}
