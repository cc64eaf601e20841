package dev.dray.cli.topic;

import dev.dray.broker.Clients;
import dev.dray.broker.read.TopicDirectory;
import dev.dray.broker.read.TopicInfo;
import dev.dray.cli.CliException;
import dev.dray.cli.ExitCode;
import dev.dray.runtime.value.DidYouMean;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Makes sure that what a person asked for is on the broker, before a reader is told to find it. */
final class KnownTopics {
    /** How the broker's own topics begin, which a directory does not list. */
    private static final String INTERNAL = "__";

    private KnownTopics() {}

    /**
     * Requires topics, each with at least one of the partitions where any are named.
     *
     * @throws CliException with the nearest topic there is
     */
    static void require(Clients clients, Collection<String> names, Set<Integer> partitions) {
        Map<String, TopicInfo> known;
        try (Admin admin = clients.admin("topics")) {
            known = new TopicDirectory(admin)
                    .list().stream().collect(Collectors.toMap(TopicInfo::name, Function.identity()));
        }
        for (String name : names) {
            TopicInfo topic = known.get(name);
            if (topic == null && !name.startsWith(INTERNAL)) {
                String hint = DidYouMean.hint(name, known.keySet());
                throw notFound("there is no topic %s%s"
                        .formatted(name, hint.isEmpty() ? "; dray topic list shows those there are" : hint));
            }
            int count = topic == null ? Integer.MAX_VALUE : topic.partitions().size();
            for (int partition : partitions) {
                if (partition < 0 || partition >= count) {
                    throw notFound("%s has no partition %d; it has %d, from 0 to %d"
                            .formatted(name, partition, count, count - 1));
                }
            }
        }
    }

    private static CliException notFound(String message) {
        return new CliException(ExitCode.NOT_FOUND, message);
    }
}
