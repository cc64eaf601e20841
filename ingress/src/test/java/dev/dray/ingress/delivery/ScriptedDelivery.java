package dev.dray.ingress.delivery;

import dev.dray.ingress.channel.Delivery;
import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.Sending;
import dev.dray.schema.Reply;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Notes what it is given, and answers as it was told to, at last with "delivered". */
final class ScriptedDelivery implements Delivery {
    private final BlockingQueue<Given> given = new LinkedBlockingQueue<>();
    private final Queue<DeliveryOutcome> outcomes = new ArrayDeque<>();

    record Given(String reply, int partsDone, boolean mayHaveArrived) {}

    ScriptedDelivery(DeliveryOutcome... outcomes) {
        this.outcomes.addAll(List.of(outcomes));
    }

    @Override
    public synchronized DeliveryOutcome deliver(Reply reply, Sending sending) {
        given.add(new Given(reply.getId(), sending.partsDone(), sending.mayHaveArrived()));
        DeliveryOutcome outcome = outcomes.poll();
        return outcome == null ? new Delivered() : outcome;
    }

    /** The next it was given; null where nothing comes in 30 s. */
    @Nullable
    Given next() throws InterruptedException {
        return given.poll(30, TimeUnit.SECONDS);
    }

    boolean isIdle() {
        return given.isEmpty();
    }
}
