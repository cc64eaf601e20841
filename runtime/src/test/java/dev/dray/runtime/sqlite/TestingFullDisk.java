package dev.dray.runtime.sqlite;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that may not write large files, and writes until the log of its database cannot grow any more: what it
 * prints tells how the failed commit was met. An open read keeps the log from being emptied meanwhile.
 */
final class TestingFullDisk {
    private TestingFullDisk() {}

    public static void main(String[] arguments) throws InterruptedException {
        var file = Path.of(arguments[0]);
        int acknowledged = 0;
        try (var database = Database.open(file, TestingDatabase.MIGRATIONS)) {
            var reading = new CountDownLatch(1);
            var done = new CountDownLatch(1);
            var reader = Thread.ofPlatform().start(() -> hold(database, reading, done));
            reading.await();
            try {
                while (true) {
                    database.write(TestingDatabase.run("INSERT INTO note (text) VALUES (hex(randomblob(500000)))"));
                    acknowledged++;
                }
            } catch (DatabaseException full) {
                System.out.println(String.valueOf(full.getMessage()).replace(file.toString(), "x.db"));
            }
            database.write(TestingDatabase.insert("small"));
            acknowledged++;
            System.out.println("went on");
            done.countDown();
            reader.join();
        }
        try (var database = Database.open(file, TestingDatabase.MIGRATIONS)) {
            int kept = database.query(connection -> TestingDatabase.number(connection, "SELECT count(*) FROM note"));
            System.out.println(kept == acknowledged ? "kept all" : "kept " + kept + " of " + acknowledged);
        }
    }

    private static void hold(Database database, CountDownLatch reading, CountDownLatch done) {
        database.query(connection -> {
            int rows = TestingDatabase.number(connection, "SELECT count(*) FROM note");
            reading.countDown();
            try {
                return done.await(60, TimeUnit.SECONDS) ? rows : -1;
            } catch (InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }
}
