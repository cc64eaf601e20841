package dev.dray.router.journal;

import dev.dray.router.out.Outgoing;
import dev.dray.router.reply.Elapsed;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.NodeHeartbeat;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.time.Instant;

/** What memory is told of nodes that go and come back. Ids are derived from the last sign of life. */
public final class NodeEntries {
    private final String workspace;

    public NodeEntries(String workspace) {
        this.workspace = workspace;
    }

    public Outgoing<JournalEntry> gone(NodeHeartbeat last, Instant now) {
        String how = last.getStopping() ? "Node %s stopped" : "Node %s went offline";
        return entry("gone", last, how.formatted(last.getNode()), now);
    }

    public Outgoing<JournalEntry> back(NodeHeartbeat last, Instant now) {
        Duration away = Duration.between(last.getAt(), now);
        String text = "Node %s is back after %s"
                .formatted(last.getNode(), Elapsed.text(away.isNegative() ? Duration.ZERO : away));
        return entry("back", last, text, now);
    }

    private Outgoing<JournalEntry> entry(String what, NodeHeartbeat last, String text, Instant now) {
        return new Outgoing<>(
                Topics.JOURNAL,
                JournalEntry.newBuilder()
                        .setId("node/%s/%s/%s".formatted(last.getNode(), what, last.getAt()))
                        .setWorkspace(workspace)
                        .setKind(JournalKind.SYSTEM)
                        .setAt(now)
                        .setWho("System")
                        .setSender("system")
                        .setChannel("system")
                        .setText(text)
                        .setNode(last.getNode())
                        .build());
    }
}
