package dev.dray.node.command;

import static java.util.Comparator.comparing;

import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The board's jobs, as commands look for them. */
record Jobs(Board board) {
    private static final int SHORTEST_ID = 5;

    /** What a prefix of an id points to. */
    sealed interface Found {
        record One(JobState state) implements Found {}

        record None(String prefix) implements Found {}

        record Several(String prefix, List<String> ids) implements Found {}
    }

    static boolean isOpen(JobState state) {
        return switch (state.getStatus()) {
            case QUEUED, STARTED, WAITING, HELD, UNKNOWN -> true;
            case SUCCEEDED, CANCELLED, DEAD -> false;
        };
    }

    /** The jobs in that state, the longest in it first. */
    List<JobState> in(JobStatus status) {
        return board.jobs().stream()
                .filter(state -> state.getStatus() == status)
                .sorted(comparing(JobState::getSince))
                .toList();
    }

    /** The jobs that ended, the latest first. */
    List<JobState> ended(int most) {
        return board.jobs().stream()
                .filter(state -> !isOpen(state))
                .sorted(comparing(JobState::getSince).reversed())
                .limit(most)
                .toList();
    }

    Collection<JobState> all() {
        return board.jobs();
    }

    /** The job whose id begins so; an id in full is always one. */
    Found find(String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        List<JobState> found = board.jobs().stream()
                .filter(state -> state.getJob().getId().startsWith(wanted))
                .toList();
        return switch (found.size()) {
            case 0 -> new Found.None(prefix);
            case 1 -> new Found.One(found.getFirst());
            default ->
                new Found.Several(
                        prefix,
                        found.stream()
                                .map(state -> state.getJob().getId())
                                .sorted()
                                .toList());
        };
    }

    /** As much of an id as tells it from all others, to be tapped and typed. */
    String shortId(JobState state) {
        String id = state.getJob().getId();
        int length = SHORTEST_ID;
        for (JobState other : board.jobs()) {
            String its = other.getJob().getId();
            while (length < id.length() && !its.equals(id) && its.startsWith(id.substring(0, length))) {
                length++;
            }
        }
        return "`" + id.substring(0, length) + "`";
    }
}
