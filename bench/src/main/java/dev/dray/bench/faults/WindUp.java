package dev.dray.bench.faults;

import dev.dray.broker.Clients;
import dev.dray.broker.ExternalBroker;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The end of a run: waits until nothing is open, stops every role softly, and gathers what they left behind.
 *
 * @param tell told how far it is
 */
record WindUp(Homes homes, Machines machines, Consumer<String> tell) {
    Evidence of(Sent sent) throws IOException, InterruptedException, SQLException {
        Clients clients = new Clients(ExternalBroker.at(homes.broker()), "faults");
        OnDisks disks = new OnDisks(homes);
        new Settling(clients, disks, sent.acknowledged()).await();
        tell.accept("nothing is open any more");
        List<String> unclean = new ArrayList<>(stop(RoleName::isNode));
        unclean.addAll(stop(role -> role != RoleName.MEMORY && role != RoleName.BROKER && !role.isNode()));
        tell.accept("nodes and gateway have stopped");
        // That nodes stopped is remembered too.
        new Settling(clients, disks, sent.acknowledged()).await();
        unclean.addAll(stop(role -> role == RoleName.MEMORY));
        OnTopics topics = OnTopics.read(clients);
        unclean.addAll(stop(role -> role == RoleName.BROKER));
        return new Evidence(
                sent,
                topics.messages,
                topics.made,
                topics.changes,
                topics.succeeded,
                topics.answers,
                topics.journal,
                topics.letters,
                disks.marks(),
                homes.effects().read(),
                disks.runs(),
                disks.stored(),
                disks.waiting(),
                topics.undecodable,
                unclean);
    }

    private List<String> stop(Predicate<RoleName> which) throws InterruptedException {
        return machines.stop(homes.roles().stream().filter(which).toArray(RoleName[]::new));
    }
}
