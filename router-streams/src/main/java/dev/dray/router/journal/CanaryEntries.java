package dev.dray.router.journal;

import dev.dray.router.out.Outgoing;
import dev.dray.schema.Canary;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Topics;
import dev.dray.schema.Track;

/** What memory is told of trials that stop and go on. Ids are derived from when they did. */
public final class CanaryEntries {
    private final String workspace;

    public CanaryEntries(String workspace) {
        this.workspace = workspace;
    }

    /**
     * That a trial stopped or goes on, whichever its standing says.
     *
     * @param name of what is on trial, as people say it
     */
    public Outgoing<JournalEntry> of(String name, Canary standing) {
        String what = standing.getMode() == Track.CANARY ? "goes on" : "is off";
        return new Outgoing<>(
                Topics.JOURNAL,
                JournalEntry.newBuilder()
                        .setId("canary/%s/%s".formatted(standing.getKey(), standing.getSince()))
                        .setWorkspace(workspace)
                        .setKind(JournalKind.SYSTEM)
                        .setAt(standing.getSince())
                        .setWho("System")
                        .setSender("system")
                        .setChannel("system")
                        .setText("The trial of %s %s: %s".formatted(name, what, standing.getWhy()))
                        .build());
    }
}
