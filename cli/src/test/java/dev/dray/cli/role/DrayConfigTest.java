package dev.dray.cli.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.ingress.blob.BlobsConfig;
import dev.dray.ingress.telegram.Groups;
import dev.dray.runtime.config.ConfigException;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.config.ConfigText;
import dev.dray.runtime.value.DataSize;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrayConfigTest {
    private static final String FULL = """
            zone: Europe/Berlin
            people: {owners: ['telegram:42'], guests: ['telegram:7']}
            broker:
              bootstrap: gateway.tail:9092
              user: dray
              password: ${env:DRAY_BROKER_PASSWORD}
              tls: true
              replication: 3
              keep: {dray.messages: 365d}
              embedded: {listen: '127.0.0.1:0', fsync: false}
            channels:
              http:
                listen: '[::1]:4810'
                max-body: 2 MiB
                hosts: [gateway.tail]
                tokens: [{name: shop, token: '${file:/etc/dray/shop}', role: guest}]
              telegram: {token: '${keychain:bot}', api: 'http://127.0.0.1:8081', poll-timeout: 30s, groups: all,
                webhook: {url: 'https://gateway.example.org/telegram', listen: '127.0.0.1:0', secret: '${env:HOOK}'}}
              cron:
                - name: briefing
                  schedule: 0 7 * * 1-5
                  zone: UTC
                  text: /briefing
                  conversation: telegram/42
                  missed: skip
            lanes: {light: {concurrency: 8}, video: {concurrency: 1}}
            tasks:
              render:
                run: [sh, render.sh, '{1}']
                directory: /srv/films
                environment: {QUALITY: high}
                secrets: [vercel-token]
                timeout: 2h
                grace: 10s
                retry-after: 1m
                result: 500
                log: 1 GiB
            secrets: {vercel-token: '${env:VERCEL_TOKEN}'}
            routes:
              - name: film
                when: {command: /video, pattern: holiday, channel: telegram, sender: 'telegram:42', attachment: image/*, from: guest}
                run: {task: render, lane: video, arguments: [-q]}
                attempts: 5
                timeout: 1h
                on-interrupt: ask
                backoff: 10s
            blobs: {largest: 100 MB, keep: 90d, total: 20 GiB}
            node:
              name: mini
              role: backup
              track: canary
              lanes: [video]
              heartbeat: 1s
              backup-after: 10m
              session: 30s
              stop: 1m
            router:
              instance: a
              threads: 2
              commit-interval: 20ms
              poll: 10ms
              session: 20s
              offline-after: 15s
              workspace: home
              zone: UTC
            memory: {directory: /srv/memory, zone: UTC, retry: 1s}
            """;

    @Test
    void withoutAFileEverythingIsAtItsDefault() {
        assertThat(ConfigText.of(parse(""))).isEqualTo("""
                people:
                  owners: []
                  guests: []
                broker:
                  tls: false
                  keep: {}
                  embedded:
                    listen: 127.0.0.1:4811
                    fsync: true
                channels:
                  http:
                    listen: 127.0.0.1:4810
                    max-body: 1 MiB
                    max-batch: 100
                    max-in-flight: 64 MiB
                    hosts: []
                    tokens: []
                  email: []
                  cron: []
                  calendar: []
                delivery:
                  give-up-after: 3d
                blobs:
                  largest: 64 MiB
                  keep: 30d
                  total: 5 GiB
                lanes:
                  light:
                    concurrency: 16
                  shell:
                    concurrency: 2
                tasks: {}
                secrets: {}
                routes: []
                node:
                  role: primary
                  track: stable
                  lanes: []
                  heartbeat: 2s
                  backup-after: 5m
                  session: 45s
                  stop: 30s
                router:
                  instance: '0'
                  threads: 1
                  commit-interval: 100ms
                  poll: 25ms
                  session: 30s
                  offline-after: 10s
                  workspace: main
                  canary:
                    lanes: {}
                    failures: 30%
                    among: 20
                    from: 5
                memory:
                  retry: 5s
                """);
    }

    @Test
    void everySettingIsRead() {
        DrayConfig config = parse(FULL);
        assertThat(config.localZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(config.people().owners()).containsExactly("telegram:42");
        assertThat(config.broker().bootstrap()).contains("gateway.tail:9092");
        assertThat(config.blobs())
                .isEqualTo(new BlobsConfig(DataSize.parse("100 MB"), Duration.ofDays(90), DataSize.parse("20 GiB")));
        assertThat(config.channels().cron())
                .singleElement()
                .satisfies(entry -> assertThat(entry.text()).isEqualTo("/briefing"));
        assertThat(config.channels().telegram()).hasValueSatisfying(telegram -> {
            assertThat(telegram.groups()).isEqualTo(Groups.ALL);
            assertThat(telegram.webhook().orElseThrow().url())
                    .isEqualTo(URI.create("https://gateway.example.org/telegram"));
        });
        assertThat(config.heavyLanes()).containsExactly("video");
        assertThat(config.lanes().get("light")).hasToString("LaneConfig[concurrency=8]");
        assertThat(config.tasks().get("render"))
                .satisfies(task -> assertThat(task.timeout()).isEqualTo(Duration.ofHours(2)));
        assertThat(config.secrets().get("vercel-token")).hasToString("${env:VERCEL_TOKEN}");
        assertThat(config.routeCommands()).containsExactly("video");
        assertThat(config.node().nodeName()).isEqualTo("mini");
        assertThat(config.router().workspace()).isEqualTo("home");
        assertThat(config.memory().retry()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void whatIsShownReadsBackAsTheSame() {
        String shown = ConfigText.of(parse(FULL));
        assertThat(ConfigText.of(parse(shown))).isEqualTo(shown);
        assertThat(shown.lines().map(String::strip))
                .contains("offline-after: 15s", "max-body: 2 MiB", "on-interrupt: ask", "attachment: image/*");
    }

    @Test
    void secretsAreShownAsTheirReferences() {
        assertThat(ConfigText.of(parse(FULL)))
                .contains("${env:DRAY_BROKER_PASSWORD}", "${keychain:bot}", "${file:/etc/dray/shop}")
                .doesNotContain("revealed");
    }

    @Test
    void anInstallationThatNamesNoLanesHasOneForCommands() {
        assertThat(parse("").heavyLanes()).containsExactly("shell");
        assertThat(parse("lanes: {light: {concurrency: 9}}").lanes().keySet()).isEqualTo(Set.of("light", "shell"));
        assertThat(parse("lanes: {video: {}}").lanes().keySet()).isEqualTo(Set.of("light", "video"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lanse: {}|1:1 lanse: is not a setting; did you mean \"lanes\"?",
                "zone: Berlin|1:7 zone: ",
                "lanes: {Video!: {}}|1:8 lanes: \"Video!\" is not a lane",
                "routes: [{name: a, run: {task: t, lane: vdeo}}]|1:41 routes[0].run.lane: there is no lane vdeo",
                "lanes: {video: {}}\\nroutes: [{name: a, run: {task: t, lane: vdeo}}]|2:41 routes[0].run.lane: there is no lane vdeo; did you mean \"video\"?; define it under lanes",
                "routes: [{name: a, run: {task: t}}, {name: a, run: {task: t}}]|1:44 routes[1].name: there is another route a",
                "node: {lanes: [video]}|1:15 node.lanes: there is no lane \"video\"",
                "node: {lanes: [light]}|1:15 node.lanes: there is no lane \"light\"; there are shell",
                "tasks: {t: {run: [ls], secrets: [tokn]}}\\nsecrets: {token: '${env:T}'}|1:34 tasks.t.secrets[0]: there is no secret \"tokn\"; did you mean \"token\"?; define it under secrets",
                "blobs: {largest: 6 GiB}|1:18 blobs.largest: 6 GiB is not between 1 B and blobs.total, which is 5 GiB",
                "blobs: {keep: 10m}|1:15 blobs.keep: is shorter than 1h",
                "secrets: {token: hunter2}|1:18 secrets.token: a secret is not written here but referred to"
            })
    void aMistakeIsToldWithItsPlace(String yaml, String told) {
        assertThatThrownBy(() -> parse(yaml.replace("\\n", "\n")))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("dray.yaml:" + told)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThatThrownBy(() -> parse("""
                        broker: {replication: 2}
                        channels:
                          cron: [{name: a, schedule: never, text: x}]
                        tasks:
                          t: {run: []}
                        node: {heartbeat: soon}
                        memori: {}
                        """))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.line())
                                .isEqualTo(List.of(1, 3, 5, 6, 7)));
    }

    private static DrayConfig parse(String yaml) {
        return ConfigFile.parse("dray.yaml", yaml, DrayConfig.class, _ -> "revealed");
    }
}
