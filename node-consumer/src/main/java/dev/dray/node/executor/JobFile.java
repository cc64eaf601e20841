package dev.dray.node.executor;

import dev.dray.schema.Attachment;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that came with a job.
 *
 * @param path where it is on this node; absent where its bytes are not in the gateway's store
 */
public record JobFile(Attachment attachment, Optional<Path> path) {}
