package dev.dray.runtime.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokenRuleTest {

    record Route(String lane, @Default("3") int maxAttempts) {
        Route {
            if (maxAttempts < 1) {
                throw new IllegalArgumentException(
                        "max-attempts: " + maxAttempts + " leaves no attempt; write 1 or more");
            }
            if (lane.isBlank()) {
                throw new IllegalArgumentException("a route needs a lane");
            }
        }
    }

    record Root(
            List<Route> routes,
            Map<String, Route> named,
            @Default("") String says) {
        Root {
            if (!says.isEmpty()) {
                throw new IllegalArgumentException(says);
            }
        }
    }

    record Buggy(@Default("a") String a) {
        Buggy {
            if (!a.isEmpty()) {
                throw new IllegalStateException("bug in " + a);
            }
        }
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> ConfigFile.parse("dray.yaml", text, Root.class, _ -> ""))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void isReportedWhereItsRecordStands() {
        assertRefused("routes:\n  - lane: ''\n", "dray.yaml:2:5 routes[0]: a route needs a lane");
    }

    @Test
    void isReportedAtTheComponentItNames() {
        assertRefused(
                "routes:\n  - lane: x\n    max-attempts: 0\n",
                "dray.yaml:3:19 routes[0].max-attempts: 0 leaves no attempt; write 1 or more");
    }

    @Test
    void isReportedAtThePathItNames() {
        assertRefused(
                "says: 'routes[1].lane: is unknown'\nroutes:\n  - lane: a\n  - lane: b\n",
                "dray.yaml:4:11 routes[1].lane: is unknown");
        assertRefused("says: 'named.x.lane: bad'\nnamed: {x: {lane: a}}\n", "dray.yaml:2:19 named.x.lane: bad");
    }

    @Test
    void isReportedAtTheNearestPlaceWhereTheFileLacksThePath() {
        assertRefused("says: 'named.x.lane: bad'\nnamed: {}\n", "dray.yaml:2:8 named.x.lane: bad");
        assertRefused("says: 'routes[0]: bad'\n", "dray.yaml:1:1 routes[0]: bad");
    }

    @Test
    void isNotMistakenForAPathWhenItNamesNoComponent() {
        assertRefused("says: 'remember: x'\n", "dray.yaml:1:1: remember: x");
    }

    @Test
    void anotherFailureOfTheRecordIsABug() {
        assertThatThrownBy(() -> ConfigFile.parse("dray.yaml", "", Buggy.class, _ -> ""))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("bug in a");
    }

    @Test
    void aDefaultThatDoesNotFitIsABug() {
        record Wrong(@Default("x") int number) {}
        assertThatThrownBy(() -> ConfigFile.parse("dray.yaml", "", Wrong.class, _ -> ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has a default that does not fit");
    }

    @Test
    void aTypeThatCannotBeReadIsABug() {
        record Odd(Thread thread) {}
        assertThatThrownBy(() -> ConfigFile.parse("dray.yaml", "thread: x", Odd.class, _ -> ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("class java.lang.Thread cannot be read from a configuration; give it a public static"
                        + " parse(String), or make it a record");
    }
}
