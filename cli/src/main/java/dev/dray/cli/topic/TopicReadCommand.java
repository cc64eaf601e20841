package dev.dray.cli.topic;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Position;
import dev.dray.broker.read.TopicRange;
import dev.dray.broker.read.TopicReader;
import dev.dray.cli.Common;
import dev.dray.cli.Count;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.Screen;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dray topic read TOPIC...}. */
@Command(name = "read", description = "Prints the records of topics, decoded and in the order of their time, and ends.")
final class TopicReadCommand implements Runnable {
    @Mixin
    private final Common common = new Common();

    @Parameters(paramLabel = "TOPIC", arity = "1..*", description = "The topics' names")
    private List<String> topics = List.of();

    @Option(
            names = "--offset",
            paramLabel = "RANGE",
            defaultValue = "start",
            description =
                    "start, end, 17, 17:42, +5, -5, @2026-02-08T10:42:00Z, @2026-02-08, @-48h:-24h. Default: start")
    private String offset = "";

    @Option(names = "--partition", paramLabel = "P", description = "Only this partition; may be given again")
    private @Nullable Set<Integer> partitions;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Stop after that many records")
    private @Nullable Count count;

    @Override
    public void run() {
        Settings settings = Settings.of(common.home());
        ZoneId zone = settings.config().localZone();
        OffsetRange asked = range(zone);
        TopicRange range = new TopicRange(
                topics,
                partitions == null ? Set.of() : partitions,
                asked.from(),
                Optional.of(asked.to().orElseGet(Position.End::new)));
        Clients clients = settings.clients();
        KnownTopics.require(clients, range.topics(), range.partitions());
        try (TopicReader reader = new TopicReader(clients, range)) {
            print(reader, zone);
        }
    }

    private OffsetRange range(ZoneId zone) {
        try {
            return OffsetRange.parse(offset, common.clock(), zone);
        } catch (IllegalArgumentException e) {
            throw common.wrong(String.valueOf(e.getMessage()));
        }
    }

    private void print(TopicReader reader, ZoneId zone) {
        Screen screen = common.screen();
        long left = count == null ? Long.MAX_VALUE : count.value();
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
