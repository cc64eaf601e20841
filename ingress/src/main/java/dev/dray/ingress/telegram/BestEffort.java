package dev.dray.ingress.telegram;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls on which nothing depends: each is made once, on a thread of its own, and what comes of it is only logged. */
final class BestEffort {
    private static final Logger log = LoggerFactory.getLogger(BestEffort.class);

    private final BotApi api;

    BestEffort(BotApi api) {
        this.api = api;
    }

    private interface Call {
        BotAnswer made() throws IOException, InterruptedException;
    }

    /** Lets a button that was pressed stop turning. Telegram refuses that after a while, and it does not matter then. */
    void answerPress(String query) {
        make("answerCallbackQuery", () -> api.answerCallbackQuery(query));
    }

    /** Says something in a chat. */
    void say(long chat, String text) {
        make("sendMessage", () -> api.say(chat, text));
    }

    private static void make(String method, Call call) {
        Thread.ofVirtual().name("dray-telegram-aside").start(() -> {
            try {
                if (!(call.made() instanceof BotAnswer.Done)) {
                    log.atDebug().addKeyValue("method", method).log("Telegram did not do a thing nothing depends on");
                }
            } catch (IOException _) {
                log.atDebug().addKeyValue("method", method).log("The line broke at a thing nothing depends on");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
