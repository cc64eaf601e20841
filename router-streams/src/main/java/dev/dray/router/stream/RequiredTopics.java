package dev.dray.router.stream;

import dev.dray.broker.Answer;
import dev.dray.broker.Broker;
import dev.dray.broker.Clients;
import dev.dray.router.RouterException;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Makes sure that every topic the router may write to is there, before it writes. */
public final class RequiredTopics {
    private final Broker broker;

    public RequiredTopics(Broker broker) {
        this.broker = broker;
    }

    /**
     * Returns if all are there.
     *
     * @param lanes the lanes routes send jobs to, beside {@value dev.dray.schema.Topics#LIGHT}
     * @param canaries the lanes of which some jobs are on trial
     * @throws RouterException naming those that are missing
     */
    public void check(Collection<String> lanes, Collection<String> canaries) {
        List<String> missing;
        try (Admin admin = new Clients(broker, "router").admin("topics")) {
            Set<String> there = Answer.to("list the topics", admin.listTopics().names());
            missing = Stream.of(
                            Topics.FIXED.stream(),
                            Stream.concat(Stream.of(Topics.LIGHT), lanes.stream())
                                    .map(Topics::jobs),
                            canaries.stream().map(lane -> Topics.jobs(lane, Track.CANARY)))
                    .flatMap(topics -> topics)
                    .map(Topic::name)
                    .filter(name -> !there.contains(name))
                    .distinct()
                    .toList();
        }
        if (!missing.isEmpty()) {
            throw new RouterException("topics are missing: %s; apply the plan of topics.yaml, then start the router"
                    .formatted(String.join(", ", missing)));
        }
    }
}
