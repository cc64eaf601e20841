package dev.dray.node.executor;

import dev.dray.schema.Job;
import dev.dray.schema.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A context that remembers what was reported. */
public final class RecordingContext implements JobContext {
    private final Job job;
    private final Path workspace;
    private final Cancellation cancellation = new Cancellation();

    public final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    public final List<Double> percents = new CopyOnWriteArrayList<>();
    public final List<String> tools = new CopyOnWriteArrayList<>();

    public RecordingContext(Job job, Path workspace) {
        this.job = job;
        this.workspace = workspace;
    }

    /** The next line of progress, awaited. */
    public String nextLine() throws InterruptedException {
        String line = lines.poll(30, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("no progress within 30 s");
        }
        return line;
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public String node() {
        return "mini";
    }

    @Override
    public Path workspace() {
        return workspace;
    }

    @Override
    public List<JobFile> files() {
        return job.getAttachments().stream()
                .map(each -> new JobFile(
                        each,
                        each.getId().startsWith("sha256:")
                                ? Optional.of(workspace.resolve("in").resolve(each.getName()))
                                : Optional.empty()))
                .toList();
    }

    @Override
    public Path out() {
        try {
            return Files.createDirectories(workspace.resolve("out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void progress(String line) {
        lines.add(line);
    }

    @Override
    public void progress(String line, double percent) {
        percents.add(percent);
        lines.add(line);
    }

    @Override
    public void tool(String use) {
        tools.add(use);
    }

    @Override
    public void usage(Usage usage) {}

    @Override
    public Cancellation cancellation() {
        return cancellation;
    }
}
