package dev.dray.node;

import dev.dray.node.process.ProcessTable;
import dev.dray.node.task.TaskExecutor;
import dev.dray.node.task.TestingTasks;
import dev.dray.runtime.home.Home;
import dev.dray.runtime.time.SystemTimer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalInt;

/** A node in a process of its own, which can be killed. The process ends with this one at the latest. */
final class NodeProcess implements AutoCloseable {
    private final Process process;

    private NodeProcess(Process process) {
        this.process = process;
    }

    /** The other process: a node with one task, until its standard input ends. */
    public static void main(String[] args) throws IOException {
        TaskExecutor tasks = new TaskExecutor(
                Map.of("slow", TestingTasks.script(args[2])), Map.of(), System.getenv(), ProcessTable.ofThisMachine());
        try (SystemTimer timer = new SystemTimer();
                Node node = new Node(
                        TestingNodes.settings("mini"),
                        Map.of(TaskExecutor.KIND, tasks),
                        TestingGateway.at(args[1]),
                        Home.open(Path.of(args[0])),
                        TestingNodes.noGateway(),
                        timer,
                        InstantSource.system())) {
            node.start();
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
        }
    }

    static NodeProcess start(Path home, String bootstrap, String script) throws IOException {
        return new NodeProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        home.toString(),
                        bootstrap,
                        script)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Has no file of it grow beyond so many bytes from now on, which stands in for a full disk; all may where empty. */
    void limitFiles(OptionalInt bytes) throws IOException, InterruptedException {
        String limit = bytes.isPresent() ? String.valueOf(bytes.getAsInt()) : "unlimited";
        int code = new ProcessBuilder("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=" + limit + ":")
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new AssertionError("prlimit ended with " + code);
        }
    }

    /** As kill -9 does: the process gets no chance to do anything. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
