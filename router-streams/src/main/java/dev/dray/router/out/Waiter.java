package dev.dray.router.out;

import dev.dray.schema.Job;
import dev.dray.schema.Track;

/**
 * A heavy job that waits for a node.
 *
 * @param lane as on topics: {@code video}, or {@code video.canary} for a job on the canary track
 */
public record Waiter(String lane, String conversation, String job, String message) {
    private static final String CANARY = ".canary";

    public static Waiter of(Job job) {
        String track = job.getTrack() == Track.CANARY ? CANARY : "";
        return new Waiter(job.getLane() + track, job.getConversation(), job.getId(), job.getMessageId());
    }

    /** Whether jobs of that lane, as written here, are on the canary track. */
    public static boolean isCanary(String lane) {
        return lane.endsWith(CANARY);
    }

    /** The lane as nodes and people name it. */
    public static String bare(String lane) {
        return isCanary(lane) ? lane.substring(0, lane.length() - CANARY.length()) : lane;
    }
}
