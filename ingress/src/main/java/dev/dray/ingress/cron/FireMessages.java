package dev.dray.ingress.cron;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/**
 * What one entry's fires and skips look like as messages. A fire's id is {@code cron:<name>:<scheduled instant>}, that of
 * a stretch of skipped ones {@code cron:<name>:<first>/<last>}, that of one ordered {@code cron:<name>:run:<command>}: the
 * same however often they are made.
 */
final class FireMessages {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CronEntry entry;
    private final ZoneId zone;

    FireMessages(CronEntry entry, ZoneId zone) {
        this.entry = entry;
        this.zone = zone;
    }

    /** What a turn comes to, in the order of its fires. */
    List<Message> of(Turn turn, Instant now) {
        List<Message> messages = new ArrayList<>();
        turn.skipped().ifPresent(skipped -> messages.add(skip(skipped, now)));
        long missed = turn.skipped().map(Skipped::count).orElse(0L);
        for (Instant late : turn.late()) {
            messages.add(fire("late-fire", late, now, missed));
            missed = 0;
        }
        for (Instant onTime : turn.onTime()) {
            messages.add(fire("fire", onTime, now, missed));
            missed = 0;
        }
        return messages;
    }

    /** Where they belong, and answers go. */
    String conversation() {
        return entry.conversation().orElse(CronSource.CHANNEL + "/" + entry.name());
    }

    private Message fire(String kind, Instant scheduled, Instant now, long missed) {
        ObjectNode raw = raw().put("scheduled", scheduled.toString())
                .put("firedAt", now.toString())
                .put(
                        "lateSeconds",
                        Duration.between(scheduled.plus(entry.offset()), now).toSeconds())
                .put("missed", missed);
        return message(kind, scheduled.toString(), raw, now)
                .setText(entry.text())
                .setSentAt(scheduled)
                .build();
    }

    /** What an order to run comes to: a fire of its own, whose id is the order's. */
    Message run(Run run, Instant now) {
        ObjectNode raw = raw().put("scheduled", run.at().toString())
                .put("firedAt", now.toString())
                .put("command", run.command())
                .put("by", run.by());
        return message("fire", "run:" + run.command(), raw, now)
                .setText(entry.text())
                .setSentAt(run.at())
                .build();
    }

    private Message skip(Skipped skipped, Instant now) {
        ObjectNode raw = raw().put("first", skipped.first().toString())
                .put("last", skipped.last().toString())
                .put("count", skipped.count())
                .put("why", skipped.why().words())
                .put("skippedAt", now.toString());
        return message("skip", skipped.first() + "/" + skipped.last(), raw, now)
                .setText(words(skipped))
                .setAddressed(false)
                .setSentAt(skipped.last())
                .build();
    }

    private String words(Skipped skipped) {
        return skipped.count() == 1
                ? "%s (%s) was skipped: %s"
                        .formatted(
                                entry.name(),
                                local(skipped.last()),
                                skipped.why().words())
                : "%s was skipped %d times, from %s to %s: %s"
                        .formatted(
                                entry.name(),
                                skipped.count(),
                                local(skipped.first()),
                                local(skipped.last()),
                                skipped.why().words());
    }

    private String local(Instant instant) {
        return instant.atZone(zone).toLocalDateTime().toString().replace('T', ' ');
    }

    private Message.Builder message(String kind, String occasion, ObjectNode raw, Instant now) {
        return Message.newBuilder()
                .setId("cron:%s:%s".formatted(entry.name(), occasion))
                .setChannel(CronSource.CHANNEL)
                .setConversation(conversation())
                .setSender(Sender.newBuilder().setId("cron:" + entry.name()).build())
                .setRole(Role.OWNER)
                .setKind(kind)
                .setReceivedAt(now)
                .setRaw(ByteBuffer.wrap(raw.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private ObjectNode raw() {
        return JSON.createObjectNode()
                .put("name", entry.name())
                .put("schedule", entry.schedule())
                .put("zone", zone.getId());
    }
}
