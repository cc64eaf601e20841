package dev.dray.node.intake;

import dev.dray.broker.read.TableListener;
import dev.dray.schema.Command;
import dev.dray.schema.Intake;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a node's owner last ordered of it: to pause, to drain, to take jobs again. Hears the topic of commands from its
 * first record, so that an order outlives the node's restarts. Safe for use by several threads.
 */
public final class Orders implements TableListener<Command> {
    private final String node;
    private final Consumer<Taking> follow;
    private final Set<String> heard = new HashSet<>();

    /** @param follow is told of each order, one after the other, and makes it so */
    public Orders(String node, Consumer<Taking> follow) {
        this.node = node;
        this.follow = follow;
    }

    /** An order is heard again after a broken connection, and then is none: a later one may have overruled it. */
    @Override
    public synchronized void changed(String key, Command command) {
        if (!command.getNode().equals(node) || !heard.add(command.getId())) {
            return;
        }
        switch (command.getKind()) {
            case PAUSE -> follow.accept(Taking.none(Intake.PAUSED, command.getAt(), command.getBy()));
            case DRAIN -> follow.accept(Taking.none(Intake.DRAINED, command.getAt(), command.getBy()));
            case RESUME -> follow.accept(Taking.all());
            case CANCEL, APPROVE, REJECT, RETRY, RUN, ENABLE, DISABLE, UNKNOWN -> {}
        }
    }
}
