package dev.dray.ingress.cron;

import dev.dray.broker.Clients;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.Source;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.life.Services;
import dev.dray.runtime.time.Timer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The channel cron whole: the source, the orders it hears, and the board that shows what its entries do. */
public final class CronChannel implements Source {
    /** The channel's word. */
    public static final String CHANNEL = CronSource.CHANNEL;

    private final CronSource source;
    private final Service all;

    /**
     * @param zone whose clock entries go by that name none
     * @param file the SQLite file that knows how far each entry is
     */
    public CronChannel(
            List<CronEntry> entries,
            ZoneId zone,
            Path file,
            Clients clients,
            Recorder recorder,
            InstantSource clock,
            Timer timer) {
        ScheduleBoard board =
                new ScheduleBoard(clients, entries.stream().map(CronEntry::name).collect(Collectors.toSet()));
        source = new CronSource(entries, zone, file, recorder, board, clock, timer);
        all = new Services(List.of(board, source, new OrderIntake(clients, source)));
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> trouble() {
        return source.trouble();
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
