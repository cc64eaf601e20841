package dev.dray.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.JournalEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it folds, over and over, leaves each entry once in the files and once in the table. */
class KilledFoldIT {
    private static final int ROUNDS = 12;
    private static final int ENTRIES = 20_000;
    private static final Pattern MARK = Pattern.compile("(?m)^<!-- dray:(.*) -->$");

    @TempDir
    private Path temporary;

    @Test
    void aFoldKilledAtRandomPointsEndsUpAsIfItNeverHadBeen() throws Exception {
        List<JournalEntry> journal = TestingJournal.entries(ENTRIES);
        List<String> ids = journal.stream().map(JournalEntry::getId).toList();
        Path place = temporary.resolve("killed");
        Random random = new Random(7);
        int ahead = 0;
        try (TestingBroker broker = new TestingBroker(temporary.resolve("home"))) {
            broker.makeTopics();
            broker.write(journal);
            for (int round = 0; round < ROUNDS; round++) {
                killWhileFolding(broker.bootstrap(), place, random);
                ahead += inFiles(place).size() > inTable(place).size() ? 1 : 0;
            }
            try (TestingMemory memory = new TestingMemory(place, broker.clients())) {
                assertThat(memory.awaitFolded(broker.end())).isTrue();
            }
        }
        assertThat(ahead).as("kills between the files and the commit").isPositive();
        assertThat(inTable(place)).isEqualTo(ids);
        assertThat(inFiles(place)).isEqualTo(ids);
        assertThat(TestingFiles.in(TestingMemory.logs(place))).isEqualTo(inOneGo(journal));
    }

    /** Kills it while it works on one of its first batches: before the commit, within, or in the next one's work. */
    private static void killWhileFolding(String bootstrap, Path place, Random random)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", ""),
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

    private static List<String> inFiles(Path place) {
        List<String> ids = new ArrayList<>();
        TestingFiles.in(TestingMemory.logs(place))
                .values()
                .forEach(text -> MARK.matcher(text).results().forEach(mark -> ids.add(mark.group(1))));
        return ids;
    }

    private static List<String> inTable(Path place) {
        try (Database database = MemoryDatabase.open(TestingMemory.file(place))) {
            return TestingTables.rows(database, "SELECT id FROM entry ORDER BY number");
        }
    }

    private Map<String, String> inOneGo(List<JournalEntry> journal) {
        Path once = temporary.resolve("once");
        Projection[] projections = TestingMemory.usual(once).toArray(Projection[]::new);
        try (TestingFold fold = new TestingFold(TestingMemory.file(once), projections)) {
            fold.fold(journal, journal.size());
        }
        return TestingFiles.in(TestingMemory.logs(once));
    }
}
