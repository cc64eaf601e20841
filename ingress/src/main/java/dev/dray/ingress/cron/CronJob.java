package dev.dray.ingress.cron;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.cron.FireLedger.Progress;
import dev.dray.schema.Message;
import dev.dray.schema.Role;
import dev.dray.schema.Sender;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One entry at work: finds what is due, records it, and notes how far it is. Used by one thread at a time. */
final class CronJob {
    /** A fire later than this was missed, not merely late. */
    private static final Duration ON_TIME = Duration.ofMinutes(1);

    /** Of an entry that fires each second, more than a day: what is older is dealt with in the next turn. */
    private static final int MOST_AT_ONCE = 100_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CronEntry entry;
    private final CronExpression expression;
    private final ZoneId zone;
    private final FireLedger ledger;
    private final Recorder recorder;

    CronJob(CronEntry entry, ZoneId zone, FireLedger ledger, Recorder recorder) {
        this.entry = entry;
        this.expression = entry.expression();
        this.zone = zone;
        this.ledger = ledger;
        this.recorder = recorder;
    }

    /**
     * Records what is due.
     *
     * @return when the next fire is
     * @throws dev.dray.runtime.DrayException where it could not be recorded or noted; it is due again at the next call
     */
    Optional<Instant> fireDue(Instant now) {
        // A new entry, or an old one under a new schedule, has missed nothing.
        Progress before = ledger.progress(entry.name(), schedule()).orElseGet(() -> note(new Progress(now, 0)));
        List<Instant> due = due(before.dealtUntil(), now);
        if (!due.isEmpty()) {
            note(new Progress(due.getLast(), fire(due, before.skipped(), now)));
        }
        return expression.next(due.isEmpty() ? now : due.getLast(), zone);
    }

    private List<Instant> due(Instant after, Instant now) {
        List<Instant> due = new ArrayList<>();
        Optional<Instant> next = expression.next(after, zone);
        while (next.isPresent() && !next.get().isAfter(now) && due.size() < MOST_AT_ONCE) {
            due.add(next.get());
            next = expression.next(next.get(), zone);
        }
        return due;
    }

    /** Records the due fires the entry wants recorded; how many have been skipped since the last one that was. */
    private int fire(List<Instant> due, int skipped, Instant now) {
        Instant latest = due.getLast();
        int others = skipped + due.size() - 1;
        switch (entry.missed()) {
            case RUN_ALL ->
                recorder.record(due.stream().map(at -> message(at, now, 0)).toList());
            case RUN_ONCE -> recorder.record(message(latest, now, others));
            case SKIP -> {
                if (latest.plus(ON_TIME).isBefore(now)) {
                    return others + 1;
                }
                recorder.record(message(latest, now, others));
            }
        }
        return 0;
    }

    private Message message(Instant scheduled, Instant now, int missed) {
        return Message.newBuilder()
                .setId("cron:%s:%s".formatted(entry.name(), scheduled))
                .setChannel(CronSource.CHANNEL)
                .setConversation(entry.conversation().orElse(CronSource.CHANNEL + "/" + entry.name()))
                .setSender(Sender.newBuilder().setId("cron:" + entry.name()).build())
                .setRole(Role.OWNER)
                .setKind("fire")
                .setText(entry.text())
                .setSentAt(scheduled)
                .setReceivedAt(now)
                .setRaw(ByteBuffer.wrap(raw(scheduled, now, missed)))
                .build();
    }

    private byte[] raw(Instant scheduled, Instant now, int missed) {
        return JSON.createObjectNode()
                .put("name", entry.name())
                .put("schedule", entry.schedule())
                .put("zone", zone.getId())
                .put("scheduled", scheduled.toString())
                .put("firedAt", now.toString())
                .put("missed", missed)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private Progress note(Progress progress) {
        ledger.note(entry.name(), schedule(), progress);
        return progress;
    }

    private String schedule() {
        return entry.schedule() + " " + zone.getId();
    }
}
