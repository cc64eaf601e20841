package dev.dray.node.executor;

import dev.dray.schema.Job;
import dev.dray.schema.JobId;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import dev.dray.schema.Weight;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Jobs of an owner on Telegram, each with another id. */
public final class TestingJobs {
    public static final Instant AT = Instant.parse("2026-02-08T10:42:00Z");

    private static final AtomicLong NUMBER =
            new AtomicLong(ProcessHandle.current().pid() << 20);

    private TestingJobs() {}

    public static Job job(String executor, String name, String... arguments) {
        return builder(executor, name, arguments).build();
    }

    public static Job.Builder builder(String executor, String name, String... arguments) {
        String message = "telegram:7:" + NUMBER.incrementAndGet();
        return Job.newBuilder()
                .setId(JobId.of(message, name).value())
                .setMessageId(message)
                .setConversation("telegram/42")
                .setSender(
                        Sender.newBuilder().setId("telegram:42").setName("Ada").build())
                .setRole(Role.OWNER)
                .setRoute(name)
                .setWeight(Weight.HEAVY)
                .setLane("video")
                .setExecutor(executor)
                .setName(name)
                .setArguments(List.of(arguments))
                .setText("/" + name + " " + String.join(" ", arguments))
                .setAttempt(1)
                .setReceivedAt(AT)
                .setQueuedAt(AT);
    }
}
