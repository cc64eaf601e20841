package dev.dray.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.JournalEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it folds, over and over, leaves each entry once in the files and once in the table. */
class KilledFoldIT {
    private static final int ROUNDS = 12;
    private static final int ENTRIES = 20_000;

    @TempDir
    private Path temporary;

    @Test
    void aFoldKilledAtRandomPointsEndsUpAsIfItNeverHadBeen() throws Exception {
        List<JournalEntry> journal = TestingJournal.entries(ENTRIES);
        Path place = temporary.resolve("killed");
        Random random = new Random(7);
        try (TestingBroker broker = new TestingBroker(temporary.resolve("home"))) {
            broker.provision();
            broker.write(journal);
            for (int round = 0; round < ROUNDS; round++) {
                killWhileFolding(broker.bootstrap(), place, random);
            }
            try (TestingMemory memory = new TestingMemory(place, broker.clients())) {
                assertThat(memory.awaitFolded(broker.end())).isTrue();
                assertThat(TestingTables.rows(memory.database(), "SELECT id FROM entry ORDER BY number"))
                        .isEqualTo(journal.stream().map(JournalEntry::getId).toList());
            }
        }
        Path once = temporary.resolve("once");
        try (TestingFold fold = new TestingFold(
                TestingMemory.file(once), TestingMemory.usual(once).toArray(Projection[]::new))) {
            fold.fold(journal, journal.size());
        }
        assertThat(TestingFiles.in(TestingMemory.logs(place))).isEqualTo(TestingFiles.in(TestingMemory.logs(once)));
    }

    /** Kills it some time within the work on a batch: each takes a few dozen milliseconds. */
    private static void killWhileFolding(String bootstrap, Path place, Random random)
            throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process child = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FoldingChild.class.getName(),
                        bootstrap,
                        place.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = child.inputReader()) {
            for (int batch = random.nextInt(3); batch >= 0; batch--) {
                assertThat(lines.readLine()).isEqualTo("batch");
            }
            child.waitFor(random.nextInt(100), TimeUnit.MILLISECONDS);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
