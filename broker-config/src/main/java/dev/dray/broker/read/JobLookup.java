package dev.dray.broker.read;

import dev.dray.schema.JobState;
import java.util.Map;
import java.util.Set;

/** Finds where jobs are now. */
@FunctionalInterface
public interface JobLookup {
    /** The states of those of the jobs that are known, by id. */
    Map<String, JobState> of(Set<String> ids);
}
