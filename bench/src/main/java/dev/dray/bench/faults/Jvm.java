package dev.dray.bench.faults;

import dev.dray.cli.Dray;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        if (role != RoleName.BROKER) {
            words.add("-Djdk.net.hosts.file=" + hosts);
        }
        words.addAll(
                switch (role) {
                    case BROKER -> List.of(BrokerProcess.class.getName(), home, homes.broker());
                    case PASS_THROUGH -> List.of(PassThrough.class.getName(), home, homes.broker());
                    default -> List.of(Dray.class.getName(), role.command(), "--home", home);
                });
        return List.copyOf(words);
    }

    /** As the launcher gives them. */
    private static String heap(RoleName role) {
        return switch (role) {
            case BROKER -> "256m";
            case GATEWAY -> "176m";
            case ROUTER, ROUTER2, PASS_THROUGH, NODE, NODE2, NODE3, NODE4, BACKUP, MEMORY -> "160m";
        };
    }
}
