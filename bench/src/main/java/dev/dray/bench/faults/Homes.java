package dev.dray.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where everything of one run lies: a home for each role, what tasks did, and what each role said. */
record Homes(Path root, int brokerPort, int httpPort, Set<RoleName> roles) {
    Homes {
        roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    }

    /** A fresh one in the system's directory for temporary files, with ports that are free. */
    static Homes fresh(String name, Set<RoleName> roles) throws IOException {
        Ports ports = new Ports();
        return new Homes(Files.createTempDirectory("dray-" + name + "-"), ports.free(), ports.free(), roles);
    }

    /** The nodes, without the gateway's own. */
    List<RoleName> nodes() {
        return roles.stream().filter(RoleName::isNode).toList();
    }

    Path of(RoleName role) {
        return root.resolve(role.word());
    }

    /** What a role printed. */
    Path output(RoleName role) {
        return root.resolve(role.word() + ".out");
    }

    Effects effects() {
        return new Effects(root.resolve("effects.txt"));
    }

    String http() {
        return "http://127.0.0.1:" + httpPort;
    }

    /** The broker itself, by no role's line. */
    String broker() {
        return "localhost:" + brokerPort;
    }

    /** Writes each role's configuration; all homes are there then. */
    void configure() throws IOException {
        for (RoleName role : roles) {
            Files.createDirectories(of(role));
            Files.writeString(of(role).resolve("dray.yaml"), whatIsRun() + howSoon(role));
        }
    }

    /** Deletes all of it. */
    void delete() throws IOException {
        Directories.delete(root);
    }

    private String whatIsRun() {
        return """
                zone: Europe/Berlin
                broker: {bootstrap: "localhost:%d"}
                lanes: {light: {concurrency: 4}, shell: {concurrency: 4}, video: {concurrency: 2}}
                routes:
                  - {name: quick, when: {command: /quick}, run: {task: quick, lane: shell}}
                  - {name: slow, when: {command: /slow}, run: {task: slow, lane: video}}
                  - {name: long, when: {command: /long}, run: {task: long, lane: video}}
                  - {name: delicate, when: {command: /delicate}, run: {task: slow, lane: video}, on-interrupt: ask}
                  - {name: once, when: {command: /once}, run: {task: slow, lane: video}, on-interrupt: fail}
                  - {name: dangerous, when: {command: /dangerous}, run: {task: quick, lane: shell}, approve: required}
                  - {name: flaky, when: {command: /flaky}, run: {task: flaky, lane: shell}, backoff: 300ms}
                  - {name: broken, when: {command: /broken}, run: {task: broken, lane: shell}}
                tasks:
                  quick: {run: [sh, -c, '%2$s']}
                  slow: {run: [sh, -c, 'sleep 0.4; %2$s']}
                  long: {run: [sh, -c, 'sleep 4; %2$s']}
                  flaky: {run: [sh, -c, '[ "$DRAY_ATTEMPT" -gt 1 ] || exit 75; %2$s'], retry-after: 500ms}
                  broken: {run: [sh, -c, 'exit 3']}
                """.formatted(brokerPort, effects().shell());
    }

    private String howSoon(RoleName role) {
        return """
                channels: {http: {listen: "127.0.0.1:%d"}}
                router: {instance: %s, offline-after: 3s, session: 6s}
                memory: {retry: 500ms}
                node: {name: %s, role: %s, heartbeat: 500ms, backup-after: 4s, session: 6s, stop: 5s}
                """.formatted(httpPort, role.word(), role.word(), role == RoleName.BACKUP ? "backup" : "primary");
    }
}
