package dev.dray.runtime.home;

import java.io.IOException;
import java.nio.file.Path;

/** A second process that takes a lock and, told to hold it, keeps it until its input ends. */
final class TestingLockHolder {
    private TestingLockHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (var _ = HomeLock.acquire(Home.open(Path.of(arguments[0])), "gateway")) {
            System.out.println("held");
            if (arguments[1].equals("hold")) {
                System.in.read();
            }
        } catch (HomeException failure) {
            System.out.println(failure.getMessage());
        }
    }
}
