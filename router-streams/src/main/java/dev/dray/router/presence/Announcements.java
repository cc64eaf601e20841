package dev.dray.router.presence;

import dev.dray.router.out.Effect;
import dev.dray.router.out.Waiter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells conversations whose jobs wait for a lane nobody serves: each of them once an outage, and once when it is over. */
final class Announcements {
    private final Presence presence;
    private final Line line;
    private final Told told;
    private final OutageNotices notices;
    /** Lanes whose whole line was told of the outage named; who joins later is told on joining. */
    private final Map<String, String> announced = new HashMap<>();

    Announcements(Presence presence, Line line, Told told, OutageNotices notices) {
        this.presence = presence;
        this.line = line;
        this.told = told;
        this.notices = notices;
    }

    /** What is said to one who just joined the line. */
    List<Effect> to(Waiter waiter, Instant now) {
        return presence.outage(waiter.lane(), now)
                .filter(outage -> told.first(waiter.conversation(), outage))
                .<List<Effect>>map(
                        outage -> List.of(notices.of(outage, line.of(waiter.lane(), waiter.conversation()), now)))
                .orElse(List.of());
    }

    /** What is said to everybody in the lines of lanes that nobody serves any more. */
    List<Effect> toAll(Instant now) {
        announced.keySet().retainAll(line.lanes());
        Map<Whom, List<Waiter>> waiting = new LinkedHashMap<>();
        Map<String, Outage> outages = new HashMap<>();
        for (String lane : line.lanes()) {
            presence.outage(lane, now)
                    .filter(outage -> !outage.id().equals(announced.put(lane, outage.id())))
                    .ifPresent(outage -> {
                        outages.putIfAbsent(outage.id(), outage);
                        line.of(lane)
                                .forEach(waiter -> waiting.computeIfAbsent(
                                                new Whom(waiter.conversation(), outage.id()), _ -> new ArrayList<>())
                                        .add(waiter));
                    });
        }
        List<Effect> effects = new ArrayList<>();
        waiting.forEach((whom, waiters) -> {
            Outage outage = outages.get(whom.outage);
            if (outage != null && told.first(whom.conversation, outage)) {
                effects.add(notices.of(outage, waiters, now));
            }
        });
        return effects;
    }

    /** What is said to those who were told of an outage and whose lane is served again. */
    List<Effect> back(Instant now) {
        List<Effect> effects = new ArrayList<>();
        new TreeMap<>(told.open())
                .forEach((conversation, entry) -> presence.taker(entry.lane()).ifPresent(node -> {
                    told.ended(conversation);
                    effects.add(notices.back(conversation, entry, node, line.of(entry.lane(), conversation), now));
                }));
        return effects;
    }

    private record Whom(String conversation, String outage) {}
}
