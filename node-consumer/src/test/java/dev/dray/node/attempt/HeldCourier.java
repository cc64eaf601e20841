package dev.dray.node.attempt;

import dev.dray.node.report.Courier;
import dev.dray.schema.JobEvent;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Holds results with files until the test lets them go. */
final class HeldCourier implements Courier {
    private final BlockingQueue<JobEvent> came = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<JobEvent>> held = new ConcurrentHashMap<>();

    @Override
    public CompletableFuture<JobEvent> bring(JobEvent result) {
        if (result.getAttachments().isEmpty()) {
            return CompletableFuture.completedFuture(result);
        }
        CompletableFuture<JobEvent> going = new CompletableFuture<>();
        held.put(result.getId(), going);
        came.add(result);
        return going;
    }

    JobEvent next() throws InterruptedException {
        return Objects.requireNonNull(came.poll(30, TimeUnit.SECONDS), "no result with files within 30 s");
    }

    void letGo(JobEvent result) {
        Objects.requireNonNull(held.get(result.getId())).complete(result);
    }
}
