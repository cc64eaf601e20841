package dev.dray.ingress.channel;

import dev.dray.schema.JobState;

/**
 * Shows the people of a conversation that work of theirs is going on. Called in the order of each job's states, of which
 * some may be left out or come again; must return at once, and may do nothing. What it shows is a courtesy: results are
 * replies.
 */
public interface Activity {

    /** A job runs, and has come so far. */
    void running(JobState state);

    /** A job does not run: it has ended, or waits. Also told of jobs that were never shown. */
    void resting(JobState state);
}
