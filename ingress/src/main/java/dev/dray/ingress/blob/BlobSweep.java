package dev.dray.ingress.blob;

import dev.dray.runtime.life.Service;
import dev.dray.runtime.time.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes, every hour, blobs that were not used for as long as they are kept, and uploads nobody went on with. */
public final class BlobSweep implements Service {
    private static final Logger log = LoggerFactory.getLogger(BlobSweep.class);
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration UNFINISHED = Duration.ofDays(3);

    private final BlobStore store;
    private final Uploads uploads;
    private final Duration keep;
    private final InstantSource clock;
    private final Timer timer;
    private Timer.Scheduled sweeping = () -> {};

    /** @param keep how long a blob is kept that nobody uses */
    public BlobSweep(BlobStore store, Uploads uploads, Duration keep, InstantSource clock, Timer timer) {
        this.store = store;
        this.uploads = uploads;
        this.keep = keep;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    public synchronized void start() {
        sweeping = timer.every(PERIOD, this::sweep);
    }

    @Override
    public synchronized void close() {
        sweeping.close();
    }

    private void sweep() {
        Instant now = clock.instant();
        try {
            int blobs = store.removeUnused(now.minus(keep));
            int unfinished = uploads.removeUnfinished(now.minus(UNFINISHED));
            if (blobs + unfinished > 0) {
                log.atInfo()
                        .addKeyValue("blobs", blobs)
                        .addKeyValue("uploads", unfinished)
                        .log("Files nobody used for as long as they are kept are removed");
            }
        } catch (IOException | UncheckedIOException e) {
            log.atWarn().setCause(e).log("Old files could not be removed; it is tried again in an hour");
        }
    }
}
