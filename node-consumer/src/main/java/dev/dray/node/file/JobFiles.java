package dev.dray.node.file;

import dev.dray.node.executor.JobFile;
import dev.dray.node.executor.LaterException;
import dev.dray.schema.Attachment;
import dev.dray.schema.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The files that come with jobs, fetched into a directory of the job's workspace. Safe for use by several threads. */
public final class JobFiles {
    private static final Duration AFTER = Duration.ofMinutes(1);
    private static final long WORTH_TELLING = 1024 * 1024;

    private final Transfer transfer;

    public JobFiles(Transfer transfer) {
        this.transfer = transfer;
    }

    /**
     * Fetches a job's files that are in the gateway's store and not in the directory yet.
     *
     * @param say told of each that may take a while
     * @return all its files, in the order the message named them
     * @throws RefusedException where the gateway does not have one any more
     * @throws LaterException where the gateway, or the disk, could not be used for a minute
     */
    public List<JobFile> fetch(Job job, Path directory, Consumer<String> say) throws InterruptedException {
        List<JobFile> files = new ArrayList<>();
        FileNames names = new FileNames();
        for (Attachment each : job.getAttachments()) {
            Optional<FileId> id = FileId.parse(each.getId());
            Optional<Path> path = id.map(_ -> directory.resolve(names.unique(each.getName())));
            if (id.isPresent() && path.isPresent()) {
                each.getSize()
                        .filter(size -> size >= WORTH_TELLING)
                        .ifPresent(size -> say.accept(
                                "fetches %s (%s)".formatted(path.get().getFileName(), Amount.of(size))));
                fetch(each, id.get(), path.get());
            }
            files.add(new JobFile(each, path));
        }
        return files;
    }

    private void fetch(Attachment attachment, FileId id, Path path) throws InterruptedException {
        try {
            Files.createDirectories(path.resolveSibling("."));
            transfer.fetch(id, path);
        } catch (AwayException | IOException e) {
            throw new LaterException(
                    AFTER, "%s could not be fetched: %s".formatted(path.getFileName(), e.getMessage()), e);
        } catch (RefusedException e) {
            throw new RefusedException("%s cannot be had: %s".formatted(attachment.getName(), e.getMessage()));
        }
    }
}
