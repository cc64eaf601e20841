package dev.dray.node.file;

import dev.dray.node.report.Courier;
import dev.dray.runtime.DrayException;
import dev.dray.runtime.time.Timer;
import dev.dray.schema.Attachment;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings results' files from where {@link MadeFiles} put them, a few results at a time, again and again until the gateway
 * has them. A file it will never take is named in the result's text instead, with where it stays.
 */
public final class FileCourier implements Courier {
    private static final Logger log = LoggerFactory.getLogger(FileCourier.class);
    private static final int AT_ONCE = 2;

    private final Transfer transfer;
    private final Function<String, Path> made;
    private final Consumer<JobEvent> tell;
    private final String node;
    private final Timer timer;
    private final Patience between;
    private final Semaphore line = new Semaphore(AT_ONCE);

    /**
     * A courier of one node.
     *
     * @param made where a job's files are, by its id
     * @param tell hears, once a result, that it waits and what for
     * @param between how long to wait before trying again what the transfer has lost its patience with
     */
    public FileCourier(
            Transfer transfer,
            Function<String, Path> made,
            Consumer<JobEvent> tell,
            String node,
            Timer timer,
            Patience between) {
        this.transfer = transfer;
        this.made = made;
        this.tell = tell;
        this.node = node;
        this.timer = timer;
        this.between = between;
    }

    @Override
    public CompletableFuture<JobEvent> bring(JobEvent result) {
        if (result.getAttachments().isEmpty()) {
            return CompletableFuture.completedFuture(result);
        }
        CompletableFuture<JobEvent> brought = new CompletableFuture<>();
        begin(result, brought, 1);
        return brought;
    }

    private void begin(JobEvent result, CompletableFuture<JobEvent> brought, int time) {
        Thread.ofVirtual().name("files-of-" + result.getJobId()).start(() -> {
            try {
                JobEvent told = bringAll(result);
                deleteMade(result, told);
                brought.complete(told);
            } catch (DrayException | IOException e) {
                later(result, brought, time, e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                log.atError()
                        .addKeyValue("job", result.getJobId())
                        .setCause(e)
                        .log("Files could not be brought, unforeseen; it is tried again");
                later(result, brought, time, e);
            }
        });
    }

    private void later(JobEvent result, CompletableFuture<JobEvent> brought, int time, Throwable why) {
        if (transfer.isClosed()) {
            return; // The next process goes on with it.
        }
        if (time == 1) {
            log.atWarn()
                    .addKeyValue("job", result.getJobId())
                    .addKeyValue("cause", String.valueOf(why.getMessage()))
                    .log("The files of a result do not reach the gateway; the result waits for them");
            tell.accept(JobEvent.newBuilder(result)
                    .setId(result.getId() + "/waits")
                    .setFact(JobFact.PROGRESS)
                    .setAttachments(List.of())
                    .setText("it is done, and its files wait on node %s: %s".formatted(node, why.getMessage()))
                    .build());
        }
        timer.after(between.after(time), () -> begin(result, brought, time + 1));
    }

    private JobEvent bringAll(JobEvent result) throws IOException, InterruptedException {
        List<Attachment> there = new ArrayList<>();
        StringBuilder text = new StringBuilder(result.getText());
        line.acquire();
        try {
            for (Attachment each : result.getAttachments()) {
                try {
                    bring(result.getJobId(), FileId.parse(each.getId()).orElseThrow());
                    there.add(each);
                } catch (RefusedException e) {
                    text.append("\n\n%s is not here: %s".formatted(each.getName(), e.getMessage()));
                }
            }
        } finally {
            line.release();
        }
        return there.size() == result.getAttachments().size()
                ? result
                : JobEvent.newBuilder(result)
                        .setAttachments(there)
                        .setText(text.toString())
                        .build();
    }

    private void bring(String job, FileId id) throws IOException, InterruptedException {
        Path file = made.apply(job).resolve(id.hex());
        if (!Files.exists(file) || !FileId.of(file).equals(id)) { // Most likely brought already.
            if (!transfer.has(id)) {
                throw new RefusedException("it was lost on node %s before the gateway had it".formatted(node));
            }
            return;
        }
        try {
            transfer.push(id, file);
        } catch (RefusedException e) {
            throw new RefusedException("%s. It stays on node %s in %s".formatted(e.getMessage(), node, file));
        }
    }

    private void deleteMade(JobEvent result, JobEvent told) throws IOException {
        Set<String> there = new TreeSet<>();
        told.getAttachments().forEach(each -> there.add(each.getId()));
        for (String id : there) {
            Files.deleteIfExists(made.apply(result.getJobId())
                    .resolve(FileId.parse(id).orElseThrow().hex()));
        }
    }
}
