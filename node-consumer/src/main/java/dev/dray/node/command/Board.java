package dev.dray.node.command;

import dev.dray.schema.JobState;
import dev.dray.schema.NodeHeartbeat;
import java.util.Collection;

/** What is known of jobs and nodes at this moment. Safe for use by several threads. */
public interface Board {

    /** All jobs that have not ended, and the newest of those that have. */
    Collection<JobState> jobs();

    /** The last heartbeat of every node there ever was. */
    Collection<NodeHeartbeat> nodes();
}
