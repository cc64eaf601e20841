package dev.dray.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.cron.FireTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds schedules against fire times that others computed: every {@code *.json} of a directory is a list of objects with
 * {@code expression}, {@code tz}, {@code from} and {@code next}; those without {@code next} are to be refused. What
 * deviates is told on the error stream.
 */
final class CronBench implements Benchmark {
    private static final String NAME = "cron";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Options options;
    private int fireTimes;
    private int deviating;
    private int refused;
    private int accepted;

    CronBench(Options options) {
        this.options = options;
    }

    @Override
    public List<Figure> measure(Effort effort) throws IOException {
        int expressions = 0;
        for (Path file : files()) {
            for (JsonNode said : JSON.readTree(Files.readAllBytes(file))) {
                expressions++;
                Optional<String> deviation = said.has("next") ? deviation(said) : notRefused(said);
                deviation.ifPresent(what ->
                        System.err.println("%s: %s: %s".formatted(file.getFileName(), said.path("expression"), what)));
            }
        }
        return List.of(
                new Figure(NAME, "expressions", expressions, "1"),
                new Figure(NAME, "fire_times", fireTimes, "1"),
                new Figure(NAME, "deviating", deviating, "1"),
                new Figure(NAME, "refused", refused, "1"),
                new Figure(NAME, "wrongly_accepted", accepted, "1"));
    }

    @Override
    public boolean accepts(List<Figure> figures) {
        return fireTimes > 0 && deviating == 0 && accepted == 0;
    }

    private List<Path> files() throws IOException {
        Path data = Path.of(options.text("--data", ""));
        if (Files.isRegularFile(data)) {
            return List.of(data);
        }
        if (data.toString().isEmpty() || !Files.isDirectory(data)) {
            throw new UsageException(
                    "--data: \"%s\" is no directory; name one with lists of expressions".formatted(data));
        }
        try (Stream<Path> all = Files.list(data)) {
            return all.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private Optional<String> deviation(JsonNode said) {
        List<String> theirs = new ArrayList<>();
        said.path("next").forEach(next -> theirs.add(next.asText()));
        fireTimes += theirs.size();
        try {
            List<String> ours = fires(said, theirs.size());
            if (ours.equals(theirs)) {
                return Optional.empty();
            }
            deviating++;
            return Optional.of("%s from %s: ours %s, theirs %s"
                    .formatted(said.path("tz").asText(), said.path("from").asText(), ours, theirs));
        } catch (IllegalArgumentException e) {
            deviating++;
            return Optional.of("refused: " + e.getMessage());
        }
    }

    private static List<String> fires(JsonNode said, int count) {
        FireTimes times = FireTimes.parse(said.path("expression").asText());
        ZoneId zone = ZoneId.of(said.path("tz").asText());
        List<String> fires = new ArrayList<>();
        Optional<Instant> next = times.next(Instant.parse(said.path("from").asText()), zone);
        while (next.isPresent() && fires.size() < count) {
            fires.add(next.get().toString());
            next = times.next(next.get(), zone);
        }
        return fires;
    }

    private Optional<String> notRefused(JsonNode said) {
        try {
            FireTimes times = FireTimes.parse(said.path("expression").asText());
            accepted++;
            return Optional.of("accepted as " + times);
        } catch (IllegalArgumentException _) {
            refused++;
            return Optional.empty();
        }
    }
}
