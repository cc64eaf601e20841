package dev.dray.bench.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * All roles, each as on a machine of its own: a process, a line to the broker, and where this machine allows it a disk and
 * a clock.
 *
 * <p>The broker says that it is at {@code localhost}. To the broker and to us that is 127.0.0.1; to each role, by a hosts
 * file of its own, it is another address of loopback, where its line listens. So lines need nothing of the broker.
 */
final class Machines implements AutoCloseable {
    private static final Duration TO_START = Duration.ofMinutes(3);
    private static final Duration TO_SPEAK = Duration.ofSeconds(2);
    private static final int MEBIBYTE = 1 << 20;
    private static final int DISK_MIB = 192;
    private static final int BYTES_A_MESSAGE = 32 * 1024;

    private final Homes homes;
    private final Thread hook = Thread.ofPlatform().unstarted(this::closeQuietly);
    private final Map<RoleName, Role> roles = new ConcurrentHashMap<>();
    private final Map<RoleName, Line> lines = new ConcurrentHashMap<>();
    private final Map<RoleName, Disk> disks = new ConcurrentHashMap<>();
    private final Map<RoleName, WallClock> clocks = new ConcurrentHashMap<>();

    Machines(Homes homes) {
        this.homes = homes;
    }

    /**
     * Starts all of them; they serve when this returns. A role has a clock of its own only where the schedule sets it, as
     * its reading costs time.
     */
    void start(Means means, Schedule schedule, int messages) throws IOException, InterruptedException {
        if (means.disks()) {
            for (RoleName role : List.of(RoleName.GATEWAY, RoleName.NODE)) {
                long size = (long) DISK_MIB * MEBIBYTE + (long) messages * BYTES_A_MESSAGE;
                disks.put(role, Disk.mount(homes.of(role), size));
            }
        }
        start(role -> schedule.jumps(role) ? means.clock() : Optional.empty());
    }

    /** The same, without disks and clocks of their own. */
    void start() throws IOException, InterruptedException {
        start(_ -> Optional.empty());
    }

    private void start(Function<RoleName, Optional<Path>> clock) throws IOException, InterruptedException {
        homes.configure();
        for (RoleName role : homes.roles()) {
            furnish(role, clock.apply(role));
            role(role).start();
            if (role == RoleName.BROKER || role == RoleName.GATEWAY) {
                awaitReady(role); // The others need what these two make.
            }
        }
        for (RoleName role : homes.roles()) {
            awaitReady(role);
        }
    }

    Role role(RoleName name) {
        return Objects.requireNonNull(roles.get(name));
    }

    Line line(RoleName name) {
        return Objects.requireNonNull(lines.get(name));
    }

    Disk disk(RoleName name) {
        return Objects.requireNonNull(disks.get(name));
    }

    WallClock clock(RoleName name) {
        return Objects.requireNonNull(clocks.get(name));
    }

    /** Mends everything and waits until all serve. */
    void heal() throws IOException, InterruptedException {
        lines.values().forEach(Line::restore);
        for (Disk disk : disks.values()) {
            disk.free();
        }
        for (WallClock clock : clocks.values()) {
            clock.set(Duration.ZERO);
        }
        for (Role role : roles.values()) {
            role.wake();
            role.start();
        }
        for (RoleName role : roles.keySet()) {
            awaitReady(role);
        }
    }

    /** Stops some softly, one after the other; returns what went wrong with it, in words. */
    List<String> stop(RoleName... names) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        for (RoleName name : names) {
            int code = role(name).stop();
            if (code != 0) {
                wrong.add("%s ended with %d, see %s".formatted(name.word(), code, homes.output(name)));
            }
        }
        return wrong;
    }

    /** How often roles ended by themselves, all together. */
    int gaveUp() {
        return roles.values().stream().mapToInt(Role::gaveUp).sum();
    }

    /** Copies what lies on disks that end with this to where it can be looked at afterwards. */
    void keep() throws IOException, InterruptedException {
        for (Map.Entry<RoleName, Disk> disk : disks.entrySet()) {
            disk.getValue().copyTo(homes.root().resolve(disk.getKey().word() + ".kept"));
        }
    }

    /** Ends everything also where this process is told to end before it has. */
    void endWithThisProcess() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void closeQuietly() {
        try {
            end();
        } catch (IOException _) {
            // This process ends, and nobody is left to hear of it.
        }
    }

    /** Ends everything at once, whatever of it was started. */
    @Override
    public void close() throws IOException {
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void end() throws IOException {
        roles.values().forEach(Role::close);
        for (Line line : lines.values()) {
            line.close();
        }
        for (Disk disk : disks.values()) {
            disk.close();
        }
    }

    private void furnish(RoleName name, Optional<Path> library) throws IOException {
        Map<String, String> environment = Map.of();
        if (library.isPresent()) {
            WallClock clock = new WallClock(library.get(), homes.root().resolve(name.word() + ".clock"));
            clock.set(Duration.ZERO);
            clocks.put(name, clock);
            environment = clock.environment();
        }
        Path hosts = homes.root().resolve(name.word() + ".hosts");
        if (name != RoleName.BROKER) {
            InetSocketAddress from = new InetSocketAddress(name.address(), homes.brokerPort());
            lines.put(
                    name,
                    Line.between(from, new InetSocketAddress(InetAddress.getLoopbackAddress(), homes.brokerPort())));
            Files.writeString(
                    hosts,
                    "%s localhost\n127.0.0.1 %s\n"
                            .formatted(
                                    from.getAddress().getHostAddress(),
                                    InetAddress.getLocalHost().getHostName()));
        }
        roles.put(name, new Role(name, Jvm.command(name, homes, hosts), environment, homes.output(name)));
    }

    /** Waits until a role that was started serves. */
    void awaitReady(RoleName name) throws IOException, InterruptedException {
        if (!role(name).awaitReady(TO_START)) {
            role(name).dumpThreads();
            Pause.of(TO_SPEAK);
            keep(); // Its log lies on its disk.
            throw new IOException("%s does not serve within %s; it said what is in %s"
                    .formatted(name.word(), TO_START, homes.output(name)));
        }
    }
}
