package dev.dray.bench.faults;

import java.util.Locale;

/** The processes of a run. */
enum RoleName {
    BROKER("127.0.0.1", "broker"),
    GATEWAY("127.0.1.1", "gateway"),
    NODE("127.0.1.2", "node"),
    /** A backup is a node of another configuration. */
    BACKUP("127.0.1.3", "node"),
    MEMORY("127.0.1.4", "memory"),
    /** More of the same, for runs with several. */
    NODE2("127.0.1.5", "node"),
    NODE3("127.0.1.6", "node"),
    NODE4("127.0.1.7", "node"),
    /** A router beside the gateway's. */
    ROUTER("127.0.1.8", "router"),
    ROUTER2("127.0.1.9", "router"),
    /** What a router is measured against, which is no command. */
    PASS_THROUGH("127.0.1.10", "pass-through");

    private final String address;
    private final String command;

    RoleName(String address, String command) {
        this.address = address;
        this.command = command;
    }

    /** Where it finds the broker: the broker itself, or the near end of its line there. */
    String address() {
        return address;
    }

    /** As files and the schedule call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The command of {@code dray} that runs it. */
    String command() {
        return command;
    }

    boolean isNode() {
        return command.equals("node");
    }
}
