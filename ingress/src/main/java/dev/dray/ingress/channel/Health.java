package dev.dray.ingress.channel;

import java.util.Map;

/**
 * How the ingress is.
 *
 * @param waiting how many records wait in the outbox
 * @param troubles what keeps messages from coming in, by channel
 */
public record Health(boolean brokerAnswers, int waiting, Map<String, String> troubles) {
    public Health {
        troubles = Map.copyOf(troubles);
    }

    public boolean ok() {
        return brokerAnswers && waiting == 0 && troubles.isEmpty();
    }
}
