package dev.dray.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What befalls whom and when, all of it decided by a seed. Faults are dealt from a shuffled deck that has each possible
 * kind once, so that over many seeds all come about equally often; one may begin before the one before it is over.
 */
record Schedule(List<Fault> faults) {
    private static final int SHORTEST_GAP_MILLIS = 300;
    private static final int LONGEST_GAP_MILLIS = 4_000;
    private static final int MOST_SECONDS_OFF = 45;

    Schedule {
        faults = List.copyOf(faults);
    }

    /**
     * One fault.
     *
     * @param gap from the beginning of the one before to its own
     * @param lasts until it is undone
     * @param off how wrong the clock goes, for a fault of the clock
     */
    record Fault(Kind kind, Duration gap, Duration lasts, Duration off) {
        @Override
        public String toString() {
            String more = kind.action() == Kind.Action.JUMP ? " by %d s".formatted(off.toSeconds()) : "";
            return String.format(
                    Locale.ROOT, "+%.1f s %s%s for %.1f s", seconds(gap), kind.word(), more, seconds(lasts));
        }

        private static double seconds(Duration duration) {
            return duration.toMillis() / 1e3;
        }
    }

    /** So many faults for that many messages: a few at least, and no more than there is load for. */
    static int countFor(int messages) {
        return 4 + messages / 250;
    }

    static Schedule of(long seed, int count, Set<Kind> possible) {
        Random random = new Random(seed);
        List<Kind> deck = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (deck.isEmpty()) {
                possible.stream().sorted().forEach(deck::add);
                Collections.shuffle(deck, random);
            }
            Kind kind = deck.removeLast();
            int seconds = 5 + random.nextInt(MOST_SECONDS_OFF - 5);
            faults.add(new Fault(
                    kind,
                    between(random, SHORTEST_GAP_MILLIS, LONGEST_GAP_MILLIS),
                    between(random, kind.leastMillis(), kind.mostMillis()),
                    Duration.ofSeconds(random.nextBoolean() ? seconds : -seconds)));
        }
        return new Schedule(faults);
    }

    /** Whether it sets a role's clock. */
    boolean jumps(RoleName role) {
        return faults.stream()
                .map(Fault::kind)
                .anyMatch(kind -> kind.action() == Kind.Action.JUMP && kind.role() == role);
    }

    /** Until the last fault begins. */
    Duration length() {
        return faults.stream().map(Fault::gap).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public String toString() {
        return faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
    }

    private static Duration between(Random random, int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least + 1));
    }
}
