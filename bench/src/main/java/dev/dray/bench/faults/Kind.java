package dev.dray.bench.faults;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** One kind of fault: what is done, and to whom. */
enum Kind {
    KILL_BROKER(Action.KILL, RoleName.BROKER, 300, 3_000),
    KILL_GATEWAY(Action.KILL, RoleName.GATEWAY, 300, 4_000),
    KILL_NODE(Action.KILL, RoleName.NODE, 300, 4_000),
    KILL_BACKUP(Action.KILL, RoleName.BACKUP, 300, 4_000),
    KILL_MEMORY(Action.KILL, RoleName.MEMORY, 300, 4_000),
    STOP_BROKER(Action.STOP, RoleName.BROKER, 300, 2_000),
    STOP_GATEWAY(Action.STOP, RoleName.GATEWAY, 300, 2_000),
    STOP_NODE(Action.STOP, RoleName.NODE, 300, 2_000),
    STOP_MEMORY(Action.STOP, RoleName.MEMORY, 300, 2_000),
    /** The node sleeps for longer than it takes to count as offline, and to be put out of its group. */
    SLEEP_NODE(Action.SLEEP, RoleName.NODE, 4_000, 9_000),
    /** The node is away for longer than the backup stands by. */
    ABSENCE_NODE(Action.KILL, RoleName.NODE, 9_000, 12_000),
    SILENCE_GATEWAY(Action.SILENCE, RoleName.GATEWAY, 1_000, 9_000),
    SILENCE_NODE(Action.SILENCE, RoleName.NODE, 1_000, 9_000),
    SILENCE_MEMORY(Action.SILENCE, RoleName.MEMORY, 1_000, 6_000),
    REFUSE_GATEWAY(Action.REFUSE, RoleName.GATEWAY, 300, 5_000),
    REFUSE_NODE(Action.REFUSE, RoleName.NODE, 300, 5_000),
    REFUSE_BACKUP(Action.REFUSE, RoleName.BACKUP, 300, 5_000),
    FILL_GATEWAY(Action.FILL, RoleName.GATEWAY, 1_000, 5_000),
    FILL_NODE(Action.FILL, RoleName.NODE, 1_000, 5_000),
    JUMP_GATEWAY(Action.JUMP, RoleName.GATEWAY, 1_000, 5_000),
    JUMP_NODE(Action.JUMP, RoleName.NODE, 1_000, 5_000);

    /** What is done to a role for a while, and then undone. */
    enum Action {
        /** {@code kill -9}, and a start after a while. */
        KILL,
        /** SIGTERM, and a start a while after it has ended. */
        STOP,
        /** SIGSTOP of it and of all it started, and SIGCONT. */
        SLEEP,
        /** Its line to the broker carries nothing, and does not say so. */
        SILENCE,
        /** Its connections to the broker break, and new ones are refused. */
        REFUSE,
        /** The disk its home is on is full. */
        FILL,
        /** Its clock is set ahead or back, and right again. */
        JUMP
    }

    private final Action action;
    private final RoleName role;
    private final int leastMillis;
    private final int mostMillis;

    Kind(Action action, RoleName role, int leastMillis, int mostMillis) {
        this.action = action;
        this.role = role;
        this.leastMillis = leastMillis;
        this.mostMillis = mostMillis;
    }

    Action action() {
        return action;
    }

    RoleName role() {
        return role;
    }

    int leastMillis() {
        return leastMillis;
    }

    int mostMillis() {
        return mostMillis;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Those whose action is one of the possible ones. */
    static Set<Kind> of(Predicate<Action> possible) {
        return Arrays.stream(values())
                .filter(kind -> possible.test(kind.action))
                .collect(toUnmodifiableSet());
    }
}
