package dev.dray.cli.role;

import dev.dray.broker.Broker;
import dev.dray.cli.reach.HomeGateway;
import dev.dray.node.Node;
import dev.dray.node.NodeSettings;
import dev.dray.node.file.GatewayConfig;
import dev.dray.node.file.GatewayReach;
import dev.dray.node.process.ProcessTable;
import dev.dray.node.task.TaskExecutor;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.life.Services;
import java.util.List;
import java.util.Map;

/** The part that does heavy work. It opens connections and listens on nothing. */
final class NodeRole implements Service {
    static final String NAME = "node";

    private final Service all;

    NodeRole(RoleContext context, Broker broker) {
        DrayConfig config = context.config();
        all = new Services(List.of(
                new OnlyOne(context.home(), NAME),
                new Node(
                        NodeSettings.of(config.node(), config.lanes(), context.version()),
                        Map.of(
                                TaskExecutor.KIND,
                                new TaskExecutor(
                                        config.tasks(),
                                        config.secrets(),
                                        System.getenv(),
                                        ProcessTable.ofThisMachine())),
                        broker,
                        context.home(),
                        gateway(context),
                        context.timer(),
                        context.clock())));
    }

    private static GatewayReach gateway(RoleContext context) {
        return context.config()
                .node()
                .gateway()
                .map(GatewayConfig::reach)
                .orElseGet(() -> new HomeGateway(context.home()));
    }

    @Override
    public void start() {
        all.start();
    }

    @Override
    public void cut() {
        all.cut();
    }

    @Override
    public void close() {
        all.close();
    }
}
