package dev.dray.cli.node;

import dev.dray.broker.Clients;
import dev.dray.cli.Common;
import dev.dray.cli.reach.Latest;
import dev.dray.cli.reach.Settings;
import dev.dray.cli.view.RecordJson;
import dev.dray.cli.view.Screen;
import dev.dray.cli.view.Spans;
import dev.dray.node.command.CommandTopic;
import dev.dray.schema.Command;
import dev.dray.schema.CommandKind;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An order to a node, given by writing it to the topic of commands: the node hears it there, now or when it is back. */
abstract class NodeOrder implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CommandKind kind;
    private final String outcome;

    @Mixin
    private final Common common = new Common();

    @Parameters(
            paramLabel = "NODE",
            arity = "0..1",
            description = "The node's name, as dray nodes shows it; may be left out where there is only one")
    private @Nullable String node;

    /** @param outcome what the node does now, after its name */
    NodeOrder(CommandKind kind, String outcome) {
        this.kind = kind;
        this.outcome = outcome;
    }

    @Override
    public final void run() {
        Settings settings = Settings.of(common.home());
        Clients clients = settings.clients();
        Screen screen = common.screen();
        NodeHeartbeat meant = OneNode.of(Latest.of(clients, Topics.NODES, screen), node);
        Instant now = common.clock().instant();
        Command order = Command.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setJobId("")
                .setNode(meant.getNode())
                .setKind(kind)
                .setBy("cli")
                .setAt(now)
                .build();
        try (Producer<String, byte[]> producer = clients.producer("orders", PATIENCE)) {
            new CommandTopic(producer).record(order);
        }
        if (screen.json()) {
            screen.json(RecordJson.of(order));
        } else {
            screen.line("%s %s".formatted(meant.getNode(), outcome));
        }
        Duration silent = Duration.between(meant.getAt(), now);
        if (meant.getStopping() || silent.compareTo(settings.config().router().offlineAfter()) > 0) {
            screen.aside("%s was last heard of %s ago; the order waits for it"
                    .formatted(meant.getNode(), Spans.say(silent)));
        }
    }
}
