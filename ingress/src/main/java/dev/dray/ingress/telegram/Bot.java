package dev.dray.ingress.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.channel.IngressException;
import java.io.IOException;

/** Who the bot is, as {@code getMe} says: its number, and the name it is mentioned by, without the at sign. */
record Bot(long id, String username) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Bot of(BotAnswer.Done me) {
        try {
            JsonNode said = JSON.readTree(me.result().array());
            if (said.path("id").isIntegralNumber() && said.path("username").isTextual()) {
                return new Bot(said.path("id").asLong(), said.path("username").asText());
            }
            throw new IngressException("Telegram does not say who the bot is: no id or no username in its answer");
        } catch (IOException e) {
            throw new IngressException("Telegram does not say who the bot is: " + e.getMessage(), e);
        }
    }

    /** Whether a text such as {@code @lindt_dray_bot} names it. */
    boolean isCalled(String mention) {
        return mention.equalsIgnoreCase("@" + username);
    }
}
