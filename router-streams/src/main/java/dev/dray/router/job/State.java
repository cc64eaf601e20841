package dev.dray.router.job;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a job is. Each state has a method for each legal way out of it and for no other; which fact takes which way is
 * said by {@link Transitions} and, for people, by {@code docs/state-machine.md}.
 */
public sealed interface State permits Open, Ended {
    /** What stays with the job through all its states. */
    Course course();

    /** Where and since when the latest attempt runs or ran, if it ever started. */
    Optional<Run> run();

    /** When time alone leads out of this state; never where empty. */
    Optional<Instant> wakeAt();

    /** This state with something new about the job's course. */
    State with(Course course);
}
