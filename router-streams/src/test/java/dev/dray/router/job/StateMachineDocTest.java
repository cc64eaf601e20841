package dev.dray.router.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.router.job.Change.Ignored;
import dev.dray.router.job.Change.Moved;
import dev.dray.router.job.Change.Noted;
import dev.dray.router.job.Change.Repeated;
import dev.dray.router.retry.Backoffs;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import dev.dray.schema.OnInterrupt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StateMachineDocTest {
    private static final Path PAGE = Path.of("../docs/state-machine.md");
    private static final String NO_JOB = "no job yet";
    private static final String TIME = "its time comes";
    private static final String DEADLINE = "its deadline passes";
    private static final Set<String> OF_TIME = Set.of(TIME, DEADLINE);

    private final Transitions transitions = new Transitions(new Backoffs(Map.of(), Duration.ofSeconds(2)));

    @TestFactory
    Stream<DynamicTest> everyCellOfTheTableIsWhatTheCodeDoes() throws IOException {
        List<List<String>> table = table();
        List<String> states = table.getFirst();
        return table.stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, states.size())
                        .mapToObj(column -> DynamicTest.dynamicTest(
                                row.getFirst() + " meets " + states.get(column),
                                () -> assertThat(cell(states.get(column), row.getFirst()))
                                        .isEqualTo(row.get(column)))));
    }

    @Test
    void theTableHasEveryFactAndEveryState() throws IOException {
        List<List<String>> table = table();

        assertThat(table.stream()
                        .skip(1)
                        .map(row -> row.getFirst().split(",", 2)[0])
                        .distinct())
                .filteredOn(fact -> !OF_TIME.contains(fact))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(JobFact.values()).map(Enum::name).toList());
        assertThat(table.getFirst())
                .containsAll(Stream.of(JobStatus.values())
                        .filter(status -> status != JobStatus.UNKNOWN)
                        .map(status -> status.name().toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(table).allSatisfy(row -> assertThat(row).hasSameSizeAs(table.getFirst()));
    }

    @Test
    void whatIsSaidOfAnEarlierAttemptChangesNothingButTheCountOfEnds() {
        for (String name : List.of("queued", "started", "waiting", "held", "succeeded", "cancelled", "dead")) {
            for (JobFact fact : List.of(JobFact.STARTED, JobFact.PROGRESS, JobFact.TOOL, JobFact.INTERRUPTED)) {
                assertThat(earlier(name, fact)).isInstanceOf(Ignored.class);
            }
            for (JobFact fact : List.of(JobFact.SUCCEEDED, JobFact.FAILED, JobFact.CANCELLED)) {
                assertThat(earlier(name, fact))
                        .isInstanceOfSatisfying(
                                Repeated.class,
                                repeated -> assertThat(repeated.state().course().duplicates())
                                        .isEqualTo(1));
            }
        }
    }

    private Change earlier(String state, JobFact fact) {
        return transitions.of(
                Examples.state(state), Examples.event(fact).setAttempt(1).build(), Examples.NOW);
    }

    private String cell(String stateName, String row) {
        if (stateName.equals(NO_JOB)) {
            return OF_TIME.contains(row) ? "" : beginning(row);
        }
        OnInterrupt onInterrupt = row.startsWith("INTERRUPTED, ")
                ? OnInterrupt.valueOf(row.substring("INTERRUPTED, ".length()).toUpperCase(Locale.ROOT))
                : OnInterrupt.RERUN;
        State state = Examples.state(stateName, onInterrupt);
        return switch (change(state, row)) {
            case Moved(State next) -> attempt(next) > attempt(state) ? "again" : Examples.name(next);
            case Noted(State next) when Examples.name(next).equals(stateName) && !asksForTheEnd(row) -> "noted";
            case Noted(State next) -> Examples.name(next);
            case Repeated(State next) -> {
                assertThat(Examples.name(next)).isEqualTo(stateName);
                yield "duplicate";
            }
            case Ignored() -> "-";
        };
    }

    private Change change(State state, String row) {
        return switch (row) {
            case TIME -> Transitions.passed(state, Examples.LATER);
            case DEADLINE -> Transitions.passed(Examples.withDeadline(state), Examples.NOW);
            default -> transitions.of(state, event(row), Examples.NOW);
        };
    }

    private static boolean asksForTheEnd(String row) {
        return event(row).getFact() == JobFact.CANCEL_REQUESTED;
    }

    private static String beginning(String row) {
        JobEvent event = JobEvent.newBuilder(event(row)).setJob(Examples.job()).build();
        return Transitions.first(event).map(Examples::name).orElse("unknown");
    }

    private static JobEvent event(String row) {
        JobEvent.Builder event = Examples.event(JobFact.valueOf(row.split(",", 2)[0]));
        if (row.equals("FAILED, attempts left")) {
            event.setRetryAfterMillis(1_000L);
        }
        if (row.equals("USAGE")) {
            event.setUsage(Examples.usage(1));
        }
        return event.build();
    }

    private static int attempt(State state) {
        return state.course().job().getAttempt();
    }

    private static List<List<String>> table() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .map(line -> Arrays.stream(
                                line.substring(1, line.lastIndexOf('|')).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
