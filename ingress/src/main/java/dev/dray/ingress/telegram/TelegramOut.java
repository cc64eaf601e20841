package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Delivery;
import dev.dray.runtime.life.Service;
import java.nio.file.Path;
import java.time.InstantSource;

/** All that goes out to Telegram. */
public final class TelegramOut implements Service {
    private final Line line;
    private final TelegramDelivery delivery;

    /**
     * Nothing is sent before it is started.
     *
     * @param blobs where the files of replies are
     * @param file the SQLite file that knows what was sent where
     */
    public TelegramOut(TelegramConfig config, Blobs blobs, Path file, InstantSource clock) {
        line = new Line(config, file, clock, Pace.Limits.TELEGRAM);
        delivery = new TelegramDelivery(line, blobs);
    }

    /** What replies are handed to. */
    public Delivery delivery() {
        return delivery;
    }

    @Override
    public void start() {
        line.start();
    }

    @Override
    public void close() {
        line.close();
    }
}
