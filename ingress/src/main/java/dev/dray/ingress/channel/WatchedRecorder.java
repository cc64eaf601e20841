package dev.dray.ingress.channel;

import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Notes when each channel last recorded something, since the start. */
public final class WatchedRecorder implements Recorder {
    private final Recorder recorder;
    private final Map<String, Instant> lastIn = new ConcurrentHashMap<>();

    public WatchedRecorder(Recorder recorder) {
        this.recorder = recorder;
    }

    /** When a channel last recorded something; empty where it has not yet. */
    public Optional<Instant> lastIn(String channel) {
        return Optional.ofNullable(lastIn.get(channel));
    }

    @Override
    public Recorded record(List<Message> messages) {
        Recorded recorded = recorder.record(messages);
        messages.forEach(message -> lastIn.put(message.getChannel(), message.getReceivedAt()));
        return recorded;
    }

    @Override
    public Recorded setAside(List<DeadLetter> letters) {
        return recorder.setAside(letters);
    }
}
