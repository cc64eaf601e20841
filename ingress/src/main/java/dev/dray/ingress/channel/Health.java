package dev.dray.ingress.channel;

import java.util.List;

/**
 * How the ingress is.
 *
 * @param waiting how many records wait in the outbox
 * @param channels how each channel is, by name; and the files, as {@code blobs}, where something is wrong with them
 */
public record Health(boolean brokerAnswers, int waiting, List<ChannelHealth> channels) {
    public Health {
        channels = List.copyOf(channels);
    }

    public boolean ok() {
        return brokerAnswers && waiting == 0 && channels.stream().allMatch(ChannelHealth::ok);
    }
}
