package dev.dray.node.executor;

import dev.dray.schema.Job;
import dev.dray.schema.Usage;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run of a job may use. Reports are sent at once, in the order they are made, and may be lost with the node; only
 * the outcome is certain to arrive. Safe for use by several threads.
 */
public interface JobContext {

    /** The job: its text, arguments, sender and role. */
    Job job();

    /** The name of the node it runs on. */
    String node();

    /** A directory of the job's own; it exists, and a later attempt on the same node finds what an earlier one left. */
    Path workspace();

    /**
     * The files that came with the job, those in the gateway's store fetched into {@code in} in the workspace.
     *
     * @throws LaterException where they cannot be had now
     * @throws dev.dray.runtime.DrayException where one cannot be had any more
     */
    List<JobFile> files() throws InterruptedException;

    /** A directory, empty when it is first asked for; what is in it when the run is done becomes the files of its result. */
    Path out();

    /** Reports one line of progress. */
    void progress(String line);

    /** Reports one line of progress and how much is done, from 0 to 100. */
    void progress(String line, double percent);

    /** Reports that a tool is used, and how: {@code task deploy (vercel deploy)}. */
    void tool(String use);

    /** Reports what was consumed since the last such report. */
    void usage(Usage usage);

    /** The wish that this run ends early. */
    Cancellation cancellation();
}
