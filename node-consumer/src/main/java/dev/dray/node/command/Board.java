package dev.dray.node.command;

import dev.dray.broker.read.Letter;
import dev.dray.schema.JobState;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Schedule;
import java.util.Collection;
import java.util.List;

/** What is known of jobs, nodes, cron entries and dead letters at this moment. Safe for use by several threads. */
public interface Board {

    /** The jobs that have not ended, unless there are very many, and the newest of those that have. */
    Collection<JobState> jobs();

    /** Whether there are so many jobs that have not ended, that {@link #jobs} leaves out the oldest. */
    boolean hasMoreJobs();

    /** The last heartbeat of every node there ever was. */
    Collection<NodeHeartbeat> nodes();

    /** What each cron entry did last and does next. */
    Collection<Schedule> schedules();

    /** The dead letters nobody has decided about, the latest last. */
    List<Letter> openLetters();
}
