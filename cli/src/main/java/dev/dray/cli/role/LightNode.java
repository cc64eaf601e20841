package dev.dray.cli.role;

import dev.dray.broker.Broker;
import dev.dray.broker.Clients;
import dev.dray.cli.reach.HomeGateway;
import dev.dray.node.Node;
import dev.dray.node.NodeSettings;
import dev.dray.node.command.CommandExecutor;
import dev.dray.node.command.CommandTopic;
import dev.dray.node.command.LightCommands;
import dev.dray.node.command.TableBoard;
import dev.dray.node.process.ProcessTable;
import dev.dray.node.task.TaskExecutor;
import dev.dray.runtime.life.Service;
import dev.dray.schema.Topics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;

/** The gateway's own node: the lane {@code light}, answered with commands, and with the owner's tasks that are light. */
final class LightNode implements Service {
    private final RoleContext context;
    private final Broker broker;
    private Optional<Parts> parts = Optional.empty();

    LightNode(RoleContext context, Broker broker) {
        this.context = context;
        this.broker = broker;
    }

    private record Parts(TableBoard board, Producer<String, byte[]> wishes, Node node) {}

    @Override
    public synchronized void start() {
        DrayConfig config = context.config();
        Clients clients = new Clients(broker, NodeSettings.GATEWAY);
        TableBoard board = new TableBoard(clients);
        Producer<String, byte[]> wishes = clients.producer("wishes");
        CommandExecutor commands = LightCommands.executor(
                board, new CommandTopic(wishes), config.routeCommands(), config.localZone(), context.clock());
        TaskExecutor tasks =
                new TaskExecutor(config.tasks(), config.secrets(), System.getenv(), ProcessTable.ofThisMachine());
        Node node = new Node(
                NodeSettings.gateway(Objects.requireNonNull(config.lanes().get(Topics.LIGHT)), context.version()),
                Map.of(CommandExecutor.KIND, commands, TaskExecutor.KIND, tasks),
                broker,
                context.home(),
                new HomeGateway(context.home()),
                context.timer(),
                context.clock());
        parts = Optional.of(new Parts(board, wishes, node));
        board.start();
        node.start();
    }

    @Override
    public void cut() {
        now().ifPresent(each -> each.node().cut());
    }

    @Override
    public void close() {
        now().ifPresent(each -> {
            each.node().close();
            each.wishes().close();
            each.board().close();
        });
    }

    private synchronized Optional<Parts> now() {
        return parts;
    }
}
