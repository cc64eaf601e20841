package dev.dray.router.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.router.route.RouteConfig.Approve;
import dev.dray.router.route.RouteConfig.Unique;
import dev.dray.router.route.WhenConfig.From;
import dev.dray.runtime.config.ConfigException;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.secret.SystemSecrets;
import dev.dray.runtime.value.Percent;
import dev.dray.schema.OnInterrupt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteConfigTest {
    record Root(List<RouteConfig> routes) {
        Root {
            routes = RouteConfig.distinct(routes);
        }
    }

    @Test
    void aRouteNeedsOnlyANameAndWhatToRun() {
        RouteConfig route = read("{name: all, run: {task: think}}");

        assertThat(route.when().from()).isEqualTo(From.OWNER);
        assertThat(route.when().command()).isEmpty();
        assertThat(route.run().lane()).isEqualTo("light");
        assertThat(route.attempts()).isEqualTo(3);
        assertThat(route.timeout()).isEmpty();
        assertThat(route.onInterrupt()).isEqualTo(OnInterrupt.RERUN);
        assertThat(route.backoff()).isEqualTo(Duration.ofSeconds(2));
        assertThat(route.deadline()).isEmpty();
        assertThat(route.unique()).isEqualTo(Unique.NO);
        assertThat(route.approve()).isEqualTo(Approve.NO);
        assertThat(route.approveWithin()).isEqualTo(Duration.ofDays(1));
        assertThat(route.canary()).isEmpty();
    }

    @Test
    void everythingCanBeGiven() {
        RouteConfig route = read(
                "{name: all, when: {command: /v, pattern: '^a', channel: email, sender: 'email:a@b',"
                        + " attachment: image/*, from: guest}, run: {task: render, lane: video, arguments: [a]}, attempts: 5,"
                        + " timeout: 40m, on-interrupt: ask, backoff: 1m, deadline: 2h, unique: route, approve: required, approve-within: 3d, context: 6, canary: 2.5%}");

        assertThat(route.when().pattern().orElseThrow().pattern()).isEqualTo("^a");
        assertThat(route.when().from()).isEqualTo(From.GUEST);
        assertThat(route.run().lane()).isEqualTo("video");
        assertThat(route.run().arguments()).containsExactly("a");
        assertThat(route.timeout()).contains(Duration.ofMinutes(40));
        assertThat(route.onInterrupt()).isEqualTo(OnInterrupt.ASK);
        assertThat(route.backoff()).isEqualTo(Duration.ofMinutes(1));
        assertThat(route.deadline()).contains(Duration.ofHours(2));
        assertThat(route.unique()).isEqualTo(Unique.ROUTE);
        assertThat(route.approve()).isEqualTo(Approve.REQUIRED);
        assertThat(route.approveWithin()).isEqualTo(Duration.ofDays(3));
        assertThat(route.context()).isEqualTo(6);
        assertThat(route.canary()).contains(Percent.parse("2.5%"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{name: A, run: {task: t}} | routes[0].name: \"A\" is not a name",
                "{name: note, run: {task: t}} | routes[0].name: note is a route of Dray's own",
                "{name: a, run: {task: t}, context: 41} | routes[0].context: 41 is not between 0 and 40 turns",
                "{name: a, run: {task: t}, canary: 10%} | routes[0].canary: the lane light runs on the gateway",
                "{name: a, run: {task: t, lane: v}, canary: 101%} | 101% is not between 0% and 100%",
                "{name: a, run: {task: t, lane: v}, canary: 5%, attempts: 1} | routes[0].canary: with attempts: 1 a job",
                "{name: a, run: {task: t, lane: v}, canary: 5%, on-interrupt: fail} | routes[0].canary: with on-interrupt: fail",
                "{name: a, run: {task: t}, deadline: 0s} | routes[0].deadline: must be longer than zero",
                "{name: a, run: {task: t}, approve-within: 0s} | routes[0].approve-within: must be longer than zero",
                "{name: a, run: {}} | routes[0].run.task: is missing; name the task to run, or a command",
                "{name: a, run: {task: t, command: c}} | routes[0].run.command: there is a task already",
                "{name: a, run: {command: c, lane: video}} | routes[0].run.lane: commands run on the gateway",
                "{name: a, run: {task: t, lane: V!}} | routes[0].run.lane: \"V!\" is not a lane",
                "{name: a, run: {task: t}, when: {pattern: '('}} | routes[0].when.pattern: \"(\" is not a regular expression",
                "{name: a, run: {task: t}, when: {command: video}} | routes[0].when.command: \"video\" is not a command",
                "{name: a, run: {task: t}, when: {command: /help}} | routes[0].when.command: /help is built in",
                "{name: a, run: {task: t}, when: {attachment: png}} | routes[0].when.attachment: \"png\" is not a media type",
                "{name: a, run: {task: t}, when: {from: gues}} | did you mean \"guest\"?",
                "{name: a, run: {task: t}, attempts: 0} | routes[0].attempts: 0 is not between 1 and 100",
                "{name: a, run: {task: t}, timeout: 0s} | routes[0].timeout: must be longer than zero",
                "{name: a, run: {task: t}, on-interrupt: agan} | routes[0].on-interrupt: \"agan\" is not one of",
            })
    void whatIsWrongIsSaidAtItsPlace(String route, String message) {
        assertThatThrownBy(() -> read(route))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void twoRoutesOfOneNameAreRefused() {
        assertThatThrownBy(() -> ConfigFile.parse(
                        "dray.yaml",
                        "routes: [{name: a, run: {task: t}}, {name: a, run: {task: u}}]",
                        Root.class,
                        new SystemSecrets(Map.of())))
                .hasMessageContaining("routes[1].name: there is another route a");
    }

    private static RouteConfig read(String route) {
        return ConfigFile.parse("dray.yaml", "routes: [" + route + "]", Root.class, new SystemSecrets(Map.of()))
                .routes()
                .getFirst();
    }
}
