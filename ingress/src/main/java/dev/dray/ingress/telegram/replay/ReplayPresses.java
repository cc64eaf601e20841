package dev.dray.ingress.telegram.replay;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The buttons that turn until their press is answered, which it can be once. */
final class ReplayPresses {
    private static final Pattern PRESS =
            Pattern.compile("\"callback_query\"\\s*:\\s*\\{\\s*\"id\"\\s*:\\s*\"([^\"]+)\"");

    private final Set<String> turning = ConcurrentHashMap.newKeySet();
    private final List<String> answered = new CopyOnWriteArrayList<>();

    void offered(String update) {
        Matcher press = PRESS.matcher(update);
        if (press.find()) {
            turning.add(press.group(1));
        }
    }

    List<String> answered() {
        return List.copyOf(answered);
    }

    BotReply answer(BotCall call) {
        String id = call.text("callback_query_id");
        if (!turning.remove(id)) {
            return BotReply.refused(
                    400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
        }
        answered.add(id);
        return BotReply.ok("true");
    }
}
