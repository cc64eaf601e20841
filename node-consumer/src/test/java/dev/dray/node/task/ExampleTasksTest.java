package dev.dray.node.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.node.executor.Outcome;
import dev.dray.node.executor.RecordingContext;
import dev.dray.node.executor.TestingJobs;
import dev.dray.node.process.ProcessTable;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.schema.Attachment;
import dev.dray.schema.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tasks in {@code examples/tasks} do what they say. */
class ExampleTasksTest {
    private static final Path EXAMPLES =
            Path.of("..", "examples", "tasks").toAbsolutePath().normalize();

    record File(Map<String, TaskConfig> tasks) {}

    @TempDir
    Path directory;

    @Test
    void backupPacksAFolderIntoTheWorkspace() throws Exception {
        Files.createDirectory(directory.resolve("notes of mine"));
        Files.writeString(directory.resolve("notes of mine/a.md"), "hello");
        Outcome outcome = run("backup", directory.resolve("notes of mine").toString());
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.text()).contains("notes of mine.tar.gz, "));
        assertThat(directory.resolve("notes of mine.tar.gz")).isNotEmptyFile();
    }

    @Test
    void backupOfNothingSaysSo() throws Exception {
        assertThat(run("backup", "/no/such/folder"))
                .isEqualTo(new Outcome.Failed(
                        "task backup exited with 1: there is no folder /no/such/folder on this machine"));
    }

    @Test
    void wordsCounts() throws Exception {
        assertThat(run("words", "to", "be", "or", "not", "to", "be"))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.text()).endsWith("100%\nto 2, be 2, or 1, not 1"));
    }

    @Test
    void countReadsFilesAndMakesOne() throws Exception {
        Files.createDirectory(directory.resolve("in"));
        Files.writeString(directory.resolve("in/a letter.txt"), "to be or not to be");
        Job job = TestingJobs.builder("task", "count")
                .setAttachments(List.of(
                        attachment("sha256:" + "0".repeat(64), "a letter.txt"), attachment("AgACAgI", "photo.jpg")))
                .build();
        assertThat(run(job)).isEqualTo(new Outcome.Done("100%\n6 words in 1 files"));
        assertThat(directory.resolve("out/words.csv"))
                .content()
                .contains("word,times", "to,2", "be,2", "or,1", "not,1");
    }

    private static Attachment attachment(String id, String name) {
        return Attachment.newBuilder().setId(id).setName(name).build();
    }

    private Outcome run(String task, String... arguments) throws Exception {
        return run(TestingJobs.job("task", task, arguments));
    }

    private Outcome run(Job job) throws Exception {
        String text = Files.readString(EXAMPLES.resolve("dray.yaml")).replace("~/dray-tasks", "'" + EXAMPLES + "'");
        Map<String, TaskConfig> tasks =
                ConfigFile.parse("dray.yaml", text, File.class, _ -> "").tasks();
        return new TaskExecutor(tasks, Map.of(), System.getenv(), ProcessTable.ofThisMachine())
                .run(new RecordingContext(job, directory));
    }
}
