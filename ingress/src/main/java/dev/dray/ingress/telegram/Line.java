package dev.dray.ingress.telegram;

import dev.dray.runtime.life.Service;
import dev.dray.runtime.sqlite.Database;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The line to Telegram that replies and progress share: one pace, and one memory of what was sent where. */
final class Line implements Service {
    private final TelegramConfig config;
    private final Path file;
    private final Pace pace;
    private volatile @Nullable Open open;

    /** What is there between start and close. */
    record Open(BotApi api, Pace pace, MovedChats moved, Database database) {}

    /** @param file an SQLite file */
    Line(TelegramConfig config, Path file, InstantSource clock, Pace.Limits limits) {
        this.config = config;
        this.file = file;
        this.pace = new Pace(clock, limits);
    }

    @Override
    public synchronized void start() {
        BotToken token = BotToken.reveal(config.token());
        Database database = Database.open(file, List.of(MovedChats.TABLE, ProgressMessages.TABLE));
        open = new Open(new BotApi(config.api(), token), pace, new MovedChats(database), database);
    }

    Optional<Open> open() {
        return Optional.ofNullable(open);
    }

    @Override
    public synchronized void close() {
        Open last = open;
        open = null;
        if (last != null) {
            try (Database _ = last.database()) {
                last.api().close();
            }
        }
    }
}
