package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Activity;
import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Delivery;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.life.Services;
import dev.dray.runtime.time.Timer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** All that goes out to Telegram. */
public final class TelegramOut implements Service {
    private final TelegramDelivery delivery;
    private final TelegramActivity activity;
    private final Service all;

    /**
     * Nothing is sent before it is started.
     *
     * @param blobs where the files of replies are
     * @param file the SQLite file that knows what was sent where
     */
    public TelegramOut(TelegramConfig config, Blobs blobs, Path file, InstantSource clock, Timer timer) {
        Line line = new Line(config, file, clock, Pace.Limits.TELEGRAM);
        delivery = new TelegramDelivery(line, blobs);
        activity = new TelegramActivity(
                line,
                clock,
                timer,
                work -> Thread.ofVirtual().name("dray-telegram-progress").start(work));
        all = new Services(List.of(line, activity));
    }

    /** What replies are handed to. */
    public Delivery delivery() {
        return delivery;
    }

    /** What is told of the jobs that run. */
    public Activity activity() {
        return activity;
    }

    @Override
    public void start() {
        all.start();
    }

    @Override
    public void close() {
        all.close();
    }
}
