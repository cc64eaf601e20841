package dev.dray.ingress.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps to what Telegram lets a bot send, and to what it said when that was too much. For use by many threads.
 *
 * @see <a href="https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this">Bots FAQ: limits</a>
 */
final class Pace {
    /** How many chats are remembered before those that are idle are looked for. */
    private static final int MANY = 1_000;

    private final InstantSource clock;
    private final Limits limits;
    private final Window all;
    private final Map<Long, List<Window>> chats = new HashMap<>();
    private final Map<Long, Instant> held = new HashMap<>();
    private Instant allHeld = Instant.MIN;

    /**
     * What a bot may send.
     *
     * @param chat to one chat
     * @param group to a group, besides
     * @param all to all together
     */
    record Limits(Rate chat, Rate group, Rate all) {
        /** As Telegram has it: on average one a second to a chat, where a few at once are borne. */
        static final Limits TELEGRAM = new Limits(
                new Rate(3, Duration.ofSeconds(3)),
                new Rate(20, Duration.ofMinutes(1)),
                new Rate(30, Duration.ofSeconds(1)));
    }

    Pace(InstantSource clock, Limits limits) {
        this.clock = clock;
        this.limits = limits;
        this.all = new Window(limits.all());
    }

    /** How long to wait before sending so many messages to a chat; zero where they may go now, and then they count. */
    synchronized Duration take(long chat, int messages) {
        Instant now = clock.instant();
        Duration wait = longer(until(allHeld, now), until(held.getOrDefault(chat, Instant.MIN), now));
        List<Window> windows = windows(chat, now);
        for (Window window : windows) {
            wait = longer(wait, window.wait(messages, now));
        }
        if (wait.isZero()) {
            windows.forEach(window -> window.take(messages, now));
        }
        return wait;
    }

    /** Whether Telegram wants nothing to a chat just now. */
    synchronized boolean isHeld(long chat) {
        Instant now = clock.instant();
        return allHeld.isAfter(now) || held.getOrDefault(chat, Instant.MIN).isAfter(now);
    }

    /** Notes that Telegram wants nothing to a chat for a while; where it says so of a second chat, then nothing at all. */
    synchronized void hold(long chat, Duration wait) {
        Instant now = clock.instant();
        Instant end = now.plus(wait);
        held.values().removeIf(each -> !each.isAfter(now));
        boolean another = held.keySet().stream().anyMatch(each -> each != chat);
        held.merge(chat, end, (old, fresh) -> fresh.isAfter(old) ? fresh : old);
        if (another) {
            allHeld = held.values().stream().max(Instant::compareTo).orElse(end);
        }
    }

    private List<Window> windows(long chat, Instant now) {
        if (chats.size() > MANY) {
            chats.values().removeIf(windows -> windows.stream().allMatch(window -> window.isIdle(now)));
        }
        List<Window> windows = new ArrayList<>(chats.computeIfAbsent(
                chat,
                // A group's number is negative.
                id -> id < 0
                        ? List.of(new Window(limits.chat()), new Window(limits.group()))
                        : List.of(new Window(limits.chat()))));
        windows.add(all);
        return windows;
    }

    private static Duration until(Instant end, Instant now) {
        return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
