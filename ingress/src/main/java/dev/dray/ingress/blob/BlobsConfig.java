package dev.dray.ingress.blob;

import dev.dray.runtime.config.Default;
import dev.dray.runtime.value.DataSize;
import java.time.Duration;

/**
 * The {@code blobs} section of {@code dray.yaml}: how much the gateway keeps of the files that come and go.
 *
 * @param largest the most bytes one file may have
 * @param keep how long a file is kept after it last came, was named in a message or was fetched
 * @param total the most bytes all files may have together; what comes beyond that is refused
 */
public record BlobsConfig(
        @Default("64 MiB") DataSize largest,
        @Default("30d") Duration keep,
        @Default("5 GiB") DataSize total) {
    private static final Duration SHORTEST = Duration.ofHours(1);

    public BlobsConfig {
        if (largest.bytes() == 0 || largest.compareTo(total) > 0) {
            throw new IllegalArgumentException(
                    "largest: %s is not between 1 B and blobs.total, which is %s".formatted(largest, total));
        }
        if (keep.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "keep: is shorter than 1h; a job must find the files it was sent, also after an outage");
        }
    }
}
