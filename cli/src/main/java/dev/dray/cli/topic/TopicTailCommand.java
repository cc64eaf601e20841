package dev.dray.cli.topic;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Position;
import dev.dray.broker.read.TopicDirectory;
import dev.dray.broker.read.TopicInfo;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.cli.Common;
import dev.dray.cli.Count;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import dev.dray.schema.Topics;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dray topic tail [TOPIC...]}. */
@Command(name = "tail", description = "Follows topics as they grow, merged by time, until it is interrupted.")
final class TopicTailCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Parameters(
            paramLabel = "TOPIC",
            arity = "0..*",
            description = "The topics' names; all but heartbeats where none is given")
    private List<String> topics = List.of();

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "0",
            description = "Begin with the last N records of each partition. Default: ${DEFAULT-VALUE}")
    private int last;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Stop after that many records")
    private @Nullable Count count;

    @Override
    public void run() {
        if (last < 0) {
            throw common.wrong("--last: %d is less than none".formatted(last));
        }
        Settings settings = Settings.of(common.home());
        Clients clients = settings.clients();
        ZoneId zone = settings.config().localZone();
        Screen screen = common.screen();
        TopicRange range = new TopicRange(
                topics.isEmpty() ? all(clients) : topics, Set.of(), new Position.BeforeEnd(last), Optional.empty());
        KnownTopics.require(clients, range.topics(), Set.of());
        long left = count == null ? Long.MAX_VALUE : count.value();
        try (TopicReader reader = new TopicReader(clients, range)) {
            screen.aside("following " + String.join(", ", range.topics()));
            while (left-- > 0 && reader.hasNext()) {
                ConsumerRecord<String, byte[]> record = reader.next();
                if (screen.json()) {
                    screen.json(RecordLine.json(record));
                } else {
                    screen.line(RecordLine.text(record, zone));
                }
            }
        }
    }

    private static List<String> all(Clients clients) {
        try (Admin admin = clients.admin("topics")) {
            return new TopicDirectory(admin)
                    .list().stream()
                            .map(TopicInfo::name)
                            .filter(name -> Topics.named(name).isPresent() && !name.equals(Topics.NODES.name()))
                            .toList();
        }
    }
}
