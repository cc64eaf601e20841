package dev.dray.broker.read;

import dev.dray.schema.Job;
import dev.dray.schema.OnInterrupt;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import dev.dray.schema.Track;
import dev.dray.schema.Weight;
import java.time.Instant;
import java.util.List;

/** Jobs to fill topics with. */
final class TestingJobs {
    private static final Instant SOME_TIME = Instant.parse("2026-02-08T10:42:00Z");

    private TestingJobs() {}

    /** A job of a conversation, which is its key, with a text to know it by. */
    static Job job(String conversation, String text) {
        return Job.newBuilder()
                .setId("0123456789abc")
                .setMessageId("http:test:1")
                .setConversation(conversation)
                .setSender(Sender.newBuilder().setId("http:local").build())
                .setRole(Role.OWNER)
                .setRoute("test")
                .setWeight(Weight.HEAVY)
                .setLane("test")
                .setTrack(Track.STABLE)
                .setExecutor("task")
                .setName("test")
                .setArguments(List.of())
                .setText(text)
                .setAttachments(List.of())
                .setAttempt(1)
                .setMaxAttempts(1)
                .setOnInterrupt(OnInterrupt.RERUN)
                .setReceivedAt(SOME_TIME)
                .setQueuedAt(SOME_TIME)
                .build();
    }
}
