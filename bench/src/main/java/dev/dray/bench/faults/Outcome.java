package dev.dray.bench.faults;

import dev.dray.bench.faults.Broken.Breach;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What came of one seed. The home is gone where all promises were kept. */
record Outcome(long seed, Schedule schedule, Tally tally, List<Broken> broken, Path home, Duration took) {
    Outcome {
        broken = List.copyOf(broken);
    }

    boolean kept() {
        return broken.isEmpty();
    }

    long count(Breach breach) {
        return broken.stream().filter(each -> each.breach() == breach).count();
    }
}
