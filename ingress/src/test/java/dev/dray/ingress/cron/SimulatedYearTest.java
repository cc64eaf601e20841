package dev.dray.ingress.cron;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.cron.DyingRecorder.Died;
import dev.dray.ingress.cron.ExpectedEvents.Span;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A year with everything that fires, in zones whose clocks change, of a program that ends and dies at random moments. What
 * it leaves behind is compared with what the policies say of fires that were found minute by minute. The same again:
 * {@code -Ddray.cron.seed=N}.
 */
class SimulatedYearTest {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private final ManualTime time = new ManualTime(BEGIN.plusMillis(17_500));
    private final DyingRecorder recorder = new DyingRecorder(time);
    private final List<Life> lives = new ArrayList<>();

    /** An entry, when it is to fire, and when the program ran for it. */
    private record Life(CronEntry entry, List<Instant> fires, List<Span> spans) {

        String sender() {
            return "cron:" + entry.name();
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    America/Los_Angeles, 2026-03-08T02:30, 2026-11-01T01:30
                    Europe/London,       2026-03-29T01:30, 2026-10-25T01:30
                    Australia/Lord_Howe, 2026-10-04T02:15, 2026-04-05T01:45
                    """)
    void aYearOfRandomRestartsFiresWhatThePolicySays(ZoneId zone, LocalDateTime leftOut, LocalDateTime twice)
            throws IOException {
        long seed = Long.getLong("dray.cron.seed", new Random().nextLong());
        Random random = new Random(seed);
        entries(zone, leftOut, twice, random);

        int restarts = live(zone, random);

        System.out.printf(
                "%s: seed %d, %d entries, %d restarts, %d events, %d of them in moments of death%n",
                zone,
                seed,
                lives.size(),
                restarts,
                recorder.messages().size() + recorder.last().size(),
                recorder.last().size());
        Map<String, List<String>> events = events(recorder.messages());
        for (Life life : lives) {
            CronEntry entry = life.entry();
            assertThat(events.getOrDefault(life.sender(), List.of()))
                    .as("%s %s %s, seed %d", entry.schedule(), entry.missed(), zone, seed)
                    .isEqualTo(new ExpectedEvents(entry, life.fires()).over(life.spans()));
            assertThat(recorder.last())
                    .filteredOn(message -> message.getSender().getId().equals(life.sender()))
                    .as("in moments of death, %s %s %s, seed %d", entry.schedule(), entry.missed(), zone, seed)
                    .allSatisfy(message -> assertThat(life.fires())
                            .contains(message.getSentAt().orElseThrow()));
        }
    }

    private void entries(ZoneId zone, LocalDateTime leftOut, LocalDateTime twice, Random random) {
        clock("30 2 * * sun,wed", t -> onSunOrWed(t) && t.getHour() == 2 && t.getMinute() == 30, false, zone, random);
        clock("15 2 * * sun,wed", t -> onSunOrWed(t) && t.getHour() == 2 && t.getMinute() == 15, false, zone, random);
        clock("15 1 * * 0,3", t -> onSunOrWed(t) && t.getHour() == 1 && t.getMinute() == 15, false, zone, random);
        clock("45 1 * * 0,3", t -> onSunOrWed(t) && t.getHour() == 1 && t.getMinute() == 45, false, zone, random);
        clock(
                "*/30 1-3 * * 7",
                t -> onSun(t) && t.getHour() >= 1 && t.getHour() <= 3 && t.getMinute() % 30 == 0,
                false,
                zone,
                random);
        clock("45 * * * sun", t -> onSun(t) && t.getMinute() == 45, true, zone, random);
        clock("@weekly", t -> onSun(t) && t.getHour() == 0 && t.getMinute() == 0, false, zone, random);
        clock("0 9 1,15 * mon", t -> onMonOr1Or15(t) && t.getHour() == 9 && t.getMinute() == 0, false, zone, random);
        clock("at " + leftOut, leftOut::isEqual, false, zone, random);
        clock("at " + twice, twice::isEqual, false, zone, random);
        add("every 13h", EveryMinute.ofPeriod(Duration.ofHours(13), BEGIN, END), random);
    }

    private static boolean onSun(LocalDateTime time) {
        return time.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean onSunOrWed(LocalDateTime time) {
        return onSun(time) || time.getDayOfWeek() == DayOfWeek.WEDNESDAY;
    }

    private static boolean onMonOr1Or15(LocalDateTime time) {
        return time.getDayOfWeek() == DayOfWeek.MONDAY || time.getDayOfMonth() == 1 || time.getDayOfMonth() == 15;
    }

    private void clock(String schedule, Predicate<LocalDateTime> rule, boolean everyHour, ZoneId zone, Random random) {
        add(schedule, EveryMinute.ofClock(rule, everyHour, zone, BEGIN, END), random);
    }

    /** An entry under one of the policies there are, now and then with a stagger. */
    private void add(String schedule, List<Instant> found, Random random) {
        List<Function<TestingEntry, TestingEntry>> policies = List.of(
                entry -> entry.missed(CronEntry.Missed.SKIP),
                entry -> entry.missed(CronEntry.Missed.RUN_ONCE),
                entry -> entry.missed(CronEntry.Missed.RUN_ONCE).within(Duration.ofHours(12)),
                entry -> entry.missed(CronEntry.Missed.RUN_ALL).most(3),
                entry -> entry.missed(CronEntry.Missed.RUN_ALL).within(Duration.ofDays(2)));
        TestingEntry entry = TestingEntry.of(schedule).name("entry-" + lives.size());
        if (random.nextInt(3) == 0) {
            entry.stagger(Duration.ofMinutes(10));
        }
        CronEntry made =
                policies.get(random.nextInt(policies.size())).apply(entry).made();
        List<Instant> seen = found.stream().filter(time.instant()::isBefore).toList();
        lives.add(new Life(made, seen, new ArrayList<>()));
    }

    /** Lives through the year; how often the program was started again. */
    private int live(ZoneId zone, Random random) {
        int starts = 0;
        while (time.instant().isBefore(END)) {
            Instant from = time.instant();
            Instant until = earlier(from.plusSeconds(3_600 + random.nextLong(9 * 86_400)), END.plusMillis(500));
            if (starts > 0 && random.nextInt(3) == 0) {
                recorder.dieFrom(from.plusSeconds(
                        random.nextLong(Duration.between(from, until).toSeconds())));
            }
            live(zone, from, until);
            recorder.dieFrom(Instant.MAX);
            starts++;
            time.advance(away(random));
        }
        return starts - 1;
    }

    private void live(ZoneId zone, Instant from, Instant until) {
        List<CronEntry> entries = lives.stream().map(Life::entry).toList();
        CronSource source = new CronSource(entries, zone, directory.resolve("cron.db"), recorder, _ -> {}, time, time);
        int dealtWith = 0;
        try (source) {
            source.start();
            time.advanceTo(until);
            dealtWith = lives.size();
        } catch (Died died) {
            dealtWith = lives.stream().map(Life::sender).toList().indexOf(died.sender());
        }
        for (int i = 0; i < lives.size(); i++) {
            lives.get(i).spans().add(new Span(from, time.instant(), i < dealtWith));
        }
    }

    /** Some seconds, some hours, or some days; never as long as to the second. */
    private static Duration away(Random random) {
        long seconds = switch (random.nextInt(3)) {
            case 0 -> random.nextLong(90);
            case 1 -> random.nextLong(6 * 3_600);
            default -> random.nextLong(6 * 86_400);
        };
        return Duration.ofSeconds(seconds);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Map<String, List<String>> events(List<Message> messages) throws IOException {
        Map<String, List<String>> events = new HashMap<>();
        for (Message message : messages) {
            JsonNode raw = JSON.readTree(message.getRaw().array());
            String count = raw.has("count") ? " x" + raw.get("count").asLong() : "";
            events.computeIfAbsent(message.getSender().getId(), _ -> new ArrayList<>())
                    .add(message.getKind() + " " + message.getId() + count);
        }
        return events;
    }
}
