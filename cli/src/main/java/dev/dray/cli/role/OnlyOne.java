package dev.dray.cli.role;

import dev.dray.runtime.home.Home;
import dev.dray.runtime.home.HomeLock;
import dev.dray.runtime.life.Service;
import org.jspecify.annotations.Nullable;

/** Makes sure that a role runs once on a home: held from start to close. */
final class OnlyOne implements Service {
    private final Home home;
    private final String role;
    private @Nullable HomeLock lock;

    OnlyOne(Home home, String role) {
        this.home = home;
        this.role = role;
    }

    @Override
    public synchronized void start() {
        lock = HomeLock.acquire(home, role);
    }

    @Override
    public synchronized void close() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
