package dev.dray.ingress.activity;

import dev.dray.broker.Clients;
import dev.dray.broker.read.Keep;
import dev.dray.broker.read.TopicTable;
import dev.dray.ingress.channel.Activity;
import dev.dray.ingress.channel.Conversation;
import dev.dray.runtime.life.Service;
import dev.dray.schema.JobState;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Topics;
import java.util.List;
import java.util.Map;

/** Follows the topic {@code dray.jobs} and tells each job's channel how it is. Where the broker is away, it waits. */
public final class JobActivity implements Service {
    private final Map<String, Activity> activities;
    private final TopicTable<JobState> jobs;

    /** @param activities by channel; the others are told nothing */
    public JobActivity(Clients clients, Map<String, Activity> activities) {
        this.activities = Map.copyOf(activities);
        this.jobs = new TopicTable<>(
                clients, Topics.JOB_STATES, Keep.nothing(), List.of((_, state) -> tell(this.activities, state)));
    }

    @Override
    public void start() {
        if (!activities.isEmpty()) {
            jobs.start();
        }
    }

    static void tell(Map<String, Activity> activities, JobState state) {
        Conversation.parse(state.getJob().getConversation())
                .map(conversation -> activities.get(conversation.channel()))
                .ifPresent(activity -> {
                    if (state.getStatus() == JobStatus.STARTED) {
                        activity.running(state);
                    } else {
                        activity.resting(state);
                    }
                });
    }

    @Override
    public void close() {
        jobs.close();
    }
}
