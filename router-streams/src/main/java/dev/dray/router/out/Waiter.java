package dev.dray.router.out;

import dev.dray.schema.Job;

/** A heavy job that waits for a node. */
public record Waiter(String lane, String conversation, String job, String message) {
    public static Waiter of(Job job) {
        return new Waiter(job.getLane(), job.getConversation(), job.getId(), job.getMessageId());
    }
}
