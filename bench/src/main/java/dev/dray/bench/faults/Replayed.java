package dev.dray.bench.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What came of one outage, and what had to; both in the same words and order. */
public record Replayed(Outage outage, Duration lasted, Map<String, Long> counted, Map<String, Long> expected) {
    /** Where the two differ, in words; nothing where they do not. */
    public List<String> deviations() {
        return expected.entrySet().stream()
                .filter(each -> !each.getValue().equals(counted.get(each.getKey())))
                .map(each -> "%s: %s is %d, not %d"
                        .formatted(
                                outage.word(),
                                each.getKey(),
                                Objects.requireNonNull(counted.get(each.getKey())),
                                each.getValue()))
                .toList();
    }

    /** One line of JSON; what had to come is there where it is more than nothing. */
    public String json() {
        StringBuilder line = new StringBuilder("{\"bench\":\"outages\",\"outage\":\"%s\",\"minutes\":%d,\"seconds\":%d"
                .formatted(outage.word(), outage.minutes(), lasted.toSeconds()));
        counted.forEach((name, count) -> {
            line.append(",\"%s\":%d".formatted(name, count));
            if (expected.getOrDefault(name, 0L) > 0) {
                line.append(",\"%s_expected\":%d".formatted(name, expected.get(name)));
            }
        });
        return line.append('}').toString();
    }
}
