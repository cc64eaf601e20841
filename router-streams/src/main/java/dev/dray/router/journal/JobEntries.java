package dev.dray.router.journal;

import dev.dray.router.job.Ended;
import dev.dray.router.job.Run;
import dev.dray.router.job.Timing;
import dev.dray.router.job.Wire;
import dev.dray.router.out.Outgoing;
import dev.dray.router.route.BuiltIn;
import dev.dray.schema.Job;
import dev.dray.schema.JournalEntry;
import dev.dray.schema.JournalKind;
import dev.dray.schema.Topics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What memory is told when a job ends: the message with what came of it, the first time; the job alone when it ends
 * again after a retry.
 */
public final class JobEntries {
    private final String workspace;

    public JobEntries(String workspace) {
        this.workspace = workspace;
    }

    public Outgoing<JournalEntry> ended(Ended ended) {
        Job job = ended.course().job();
        boolean first = ended.course().ends() == 1;
        Timing timing = Timing.of(ended);
        JournalEntry.Builder entry = about(job)
                .setId(first ? MessageEntries.id(job.getMessageId()) : "job/" + job.getId() + "/" + job.getAttempt())
                .setKind(first ? JournalKind.MESSAGE : JournalKind.JOB)
                .setAt(first ? job.getReceivedAt() : job.getQueuedAt())
                .setJobId(job.getId())
                .setApprovedBy(ended.course().approvedBy().orElse(null))
                .setStatus(Wire.status(ended))
                .setNode(ended.run().map(Run::node).orElse(null))
                .setWaitedMillis(timing.waited().toMillis())
                .setRanMillis(timing.ran().map(Duration::toMillis).orElse(null))
                .setAttachments(Stream.of(job.getAttachments(), ended.files())
                        .flatMap(List::stream)
                        .toList())
                .setUsage(ended.course().usage());
        if (!job.getRoute().equals(BuiltIn.NOTE)) {
            entry.setTool(ended.course().tool().orElse(job.getExecutor() + " " + job.getName()))
                    .setResult(ended.text());
        }
        return new Outgoing<>(Topics.JOURNAL, entry.build());
    }

    /** A message that asked for what another job does already. */
    public Outgoing<JournalEntry> coalesced(Job job, String underWay) {
        return new Outgoing<>(
                Topics.JOURNAL,
                about(job)
                        .setId(MessageEntries.id(job.getMessageId()))
                        .setKind(JournalKind.MESSAGE)
                        .setAt(job.getReceivedAt())
                        .setJobId(underWay)
                        .setTool(job.getExecutor() + " " + job.getName())
                        .setResult("under way already, as job " + underWay)
                        .build());
    }

    private JournalEntry.Builder about(Job job) {
        return JournalEntry.newBuilder()
                .setWorkspace(workspace)
                .setWho(job.getSender().getName().orElse(job.getSender().getId()))
                .setSender(job.getSender().getId())
                .setChannel(channel(job))
                .setConversation(job.getConversation())
                .setMessageId(job.getMessageId())
                .setText(job.getText())
                .setAttachments(job.getAttachments());
    }

    /** A conversation is named channel and thread: {@code telegram/42}. */
    private static String channel(Job job) {
        String conversation = job.getConversation();
        int slash = conversation.indexOf('/');
        return slash < 0 ? conversation : conversation.substring(0, slash);
    }
}
