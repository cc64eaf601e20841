package dev.dray.bench.faults;

import java.util.Locale;

/** The processes of a run. */
enum RoleName {
    BROKER("127.0.0.1"),
    GATEWAY("127.0.1.1"),
    NODE("127.0.1.2"),
    BACKUP("127.0.1.3"),
    MEMORY("127.0.1.4");

    private final String address;

    RoleName(String address) {
        this.address = address;
    }

    /** Where it finds the broker: the broker itself, or the near end of its line there. */
    String address() {
        return address;
    }

    /** As files and the schedule call it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A backup is a node of another configuration. */
    String command() {
        return this == BACKUP ? NODE.word() : word();
    }
}
