package dev.dray.ingress.telegram;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.pairing.Pairings;
import dev.dray.runtime.value.DataSize;
import java.nio.file.Path;
import java.time.InstantSource;

/** An intake whose pairings and blobs are in a directory; user 42 is known there, and 43. */
final class TestingIntake implements AutoCloseable {
    private final Pairings pairings;
    private final Blobs blobs;
    private final TelegramIntake intake;

    TestingIntake(Path directory, Recorder recorder) {
        this(directory, recorder, InstantSource.fixed(Updates.NOW));
    }

    TestingIntake(Path directory, Recorder recorder, InstantSource clock) {
        pairings = new Pairings(directory.resolve(Pairings.FILE), clock);
        pairings.start();
        blobs = new BlobStore(directory.resolve("blobs"), new DataSize(25L << 20));
        intake = new TelegramIntake(recorder, blobs, pairings, sender -> sender.matches("telegram:4[23]"), clock);
    }

    TelegramIntake intake() {
        return intake;
    }

    Pairings pairings() {
        return pairings;
    }

    Blobs blobs() {
        return blobs;
    }

    @Override
    public void close() {
        pairings.close();
    }
}
