package dev.dray.node.attempt;

import dev.dray.schema.JobId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directories of jobs, one each, under the home's {@code work}; made when first asked for. */
public final class Workspaces {
    private static final Logger log = LoggerFactory.getLogger(Workspaces.class);

    private final Path root;

    public Workspaces(Path root) {
        this.root = root;
    }

    /** The job's directory; it exists. */
    Path of(String job) {
        try {
            return Files.createDirectories(path(job));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make a workspace in %s; free space or make it writable".formatted(root), e);
        }
    }

    /** Where files a job made wait to be brought to the gateway; it need not exist. */
    public Path made(String job) {
        return path(job).resolve("made");
    }

    /** Removes what jobs left that nobody will ask about again. */
    public void delete(List<String> jobs) {
        for (String job : jobs) {
            try (Stream<Path> content = Files.exists(path(job)) ? Files.walk(path(job)) : Stream.empty()) {
                for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException | UncheckedIOException e) {
                log.atWarn().addKeyValue("job", job).setCause(e).log("An old workspace could not be deleted");
            }
        }
    }

    /** A job id comes over the wire; as one it has no slashes and no dots. */
    private Path path(String job) {
        return root.resolve(new JobId(job).value());
    }
}
