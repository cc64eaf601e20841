package dev.dray.bench.faults;

import dev.dray.bench.faults.Effects.Effect;
import dev.dray.bench.faults.Evidence.Answer;
import dev.dray.bench.faults.Evidence.Change;
import dev.dray.bench.faults.Evidence.Entry;
import dev.dray.bench.faults.Evidence.Made;
import dev.dray.bench.faults.Evidence.Success;
import dev.dray.bench.faults.Load.Due;
import dev.dray.bench.faults.OutageCounts.Played;
import dev.dray.bench.faults.Said.Noted;
import dev.dray.bench.faults.Said.Spoken;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import dev.dray.schema.ReplyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an outage of the line leaves behind in which everything came as it had to. */
final class TestingOutage {
    static final Instant BEGIN = Instant.parse("2025-12-03T18:00:00Z");
    static final Instant MENDED = BEGIN.plusSeconds(9);

    final OutageScript script = OutageScript.of(Outage.NETWORK, Duration.ofSeconds(9));
    final TestingEvidence evidence = new TestingEvidence();
    final List<Spoken> replies = new ArrayList<>();
    final List<Noted> nodes = new ArrayList<>();
    int held = 1;

    TestingOutage() {
        Stream.of(script.before(), script.running(), script.during(), script.after())
                .forEach(this::done);
        for (int person = 0; person < script.waiting(); person++) {
            said("outage/node@1/c" + person, "c" + person);
            said("back/node@1/c" + person, "c" + person);
        }
        nodes.add(new Noted("node/node/gone/1", BEGIN.plusSeconds(3)));
        nodes.add(new Noted("node/node/back/1", MENDED));
    }

    /** A notice of the outage, or of its end. */
    void said(String id, String conversation) {
        replies.add(new Spoken(id, conversation, "", ReplyKind.NOTICE, BEGIN.plusSeconds(3)));
    }

    /** Has every result come once the node is back. */
    void answerLate() {
        replies.replaceAll(reply -> reply.kind() == ReplyKind.RESULT
                ? new Spoken(reply.id(), reply.conversation(), reply.message(), reply.kind(), MENDED)
                : reply);
    }

    /** What differs from what had to come, in words. */
    List<String> deviations() {
        Played played = new Played(Outage.NETWORK, script, BEGIN, MENDED, MENDED.plusSeconds(60), held);
        return new Replayed(
                        Outage.NETWORK,
                        Duration.ofSeconds(9),
                        OutageCounts.counted(played, evidence.whole(), new Said(replies, nodes)),
                        OutageCounts.expected(Outage.NETWORK, script))
                .deviations();
    }

    private void done(List<List<Due>> phase) {
        for (int person = 0; person < phase.size(); person++) {
            for (Due due : phase.get(person)) {
                String message = due.message(person);
                String job = "job of " + message;
                evidence.acknowledged.add(message);
                evidence.messages.add(message);
                evidence.made.add(new Made(job, message, JobFact.QUEUED));
                evidence.changes.add(new Change(job, message, JobStatus.SUCCEEDED, "done", 0));
                evidence.answers.add(new Answer("reply to " + message, message));
                evidence.stored.add("reply to " + message);
                evidence.journal.add(new Entry("message/" + message, message));
                evidence.marks.add("message/" + message);
                replies.add(new Spoken("reply to " + message, "c" + person, message, ReplyKind.RESULT, BEGIN));
                if (due.errand().heavy()) {
                    Effect effect = new Effect(job, 1);
                    evidence.effects.add(effect);
                    evidence.runs.put(effect, 1);
                    evidence.succeeded.put(job + "/succeeded", new Success(effect, "node"));
                }
            }
        }
    }
}
