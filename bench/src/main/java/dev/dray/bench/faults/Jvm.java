package dev.dray.bench.faults;

import dev.dray.cli.Dray;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command that starts a role on the classes, and with the options, of this process. */
final class Jvm {
    private static final List<String> NOT_INHERITED = List.of("-Xmx", "-D", "-agentlib", "-javaagent");

    private Jvm() {}

    /**
     * The command of a role.
     *
     * @param hosts a file that says what names mean to it
     */
    static List<String> command(RoleName role, Homes homes, Path hosts) {
        String home = homes.of(role).toString();
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> NOT_INHERITED.stream().noneMatch(option::startsWith))
                .forEach(words::add);
        words.addAll(List.of("-Xmx" + heap(role), "-cp", System.getProperty("java.class.path")));
        if (role == RoleName.BROKER) {
            return Stream.concat(words.stream(), Stream.of(BrokerProcess.class.getName(), home, homes.broker()))
                    .toList();
        }
        words.addAll(List.of("-Djdk.net.hosts.file=" + hosts, Dray.class.getName(), role.command(), "--home", home));
        return List.copyOf(words);
    }

    /** As the launcher gives them. */
    private static String heap(RoleName role) {
        return switch (role) {
            case BROKER -> "256m";
            case GATEWAY, ROUTER, ROUTER2 -> "192m";
            case NODE, NODE2, NODE3, NODE4, BACKUP, MEMORY -> "160m";
        };
    }
}
