package dev.dray.cli.deadletter;

import static java.util.stream.Collectors.toSet;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Letter;
import dev.dray.broker.read.TopicDirectory;
import dev.dray.broker.read.TopicInfo;
import dev.dray.cli.reach.Settings;
import dev.dray.ingress.ChannelsConfig;
import dev.dray.ingress.email.EmailSource;
import dev.dray.ingress.telegram.TelegramSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;

/** {@code dray dead-letters retry [ID...]}. */
@Command(name = "retry", description = "Tries dead letters again: puts back what came, as it came.")
final class DeadLettersRetryCommand extends DecideCommand {
    DeadLettersRetryCommand() {
        super("retry");
    }

    @Override
    Function<Letter, Deed> deeds(Settings settings, Clients clients) {
        return new WaysBack(topics(clients), channels(settings))::of;
    }

    private static Set<String> topics(Clients clients) {
        try (Admin admin = clients.admin("topics")) {
            return new TopicDirectory(admin)
                    .list().stream().map(TopicInfo::name).collect(toSet());
        }
    }

    /** The channels that send replies somewhere; what is said to any other is fetched from where it is kept. */
    private static Set<String> channels(Settings settings) {
        ChannelsConfig configured = settings.config().channels();
        Set<String> channels = new HashSet<>();
        configured.telegram().ifPresent(_ -> channels.add(TelegramSource.CHANNEL));
        if (!configured.email().isEmpty()) {
            channels.add(EmailSource.CHANNEL);
        }
        return channels;
    }
}
