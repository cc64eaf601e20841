package dev.dray.ingress.cron;

import dev.dray.ingress.cron.CronEntry.Missed;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** An entry in the making: {@code briefing}, with the defaults of the file where nothing else is said. */
final class TestingEntry {
    private final String schedule;
    private String name = "briefing";
    private String text = "What is on today?";
    private Optional<ZoneId> zone = Optional.empty();
    private Optional<String> conversation = Optional.empty();
    private Missed missed = Missed.RUN_ONCE;
    private int most = 100;
    private Optional<Duration> within = Optional.empty();
    private Duration stagger = Duration.ZERO;

    private TestingEntry(String schedule) {
        this.schedule = schedule;
    }

    static TestingEntry of(String schedule) {
        return new TestingEntry(schedule);
    }

    TestingEntry name(String value) {
        name = value;
        return this;
    }

    TestingEntry text(String value) {
        text = value;
        return this;
    }

    TestingEntry zone(ZoneId value) {
        zone = Optional.of(value);
        return this;
    }

    TestingEntry conversation(String value) {
        conversation = Optional.of(value);
        return this;
    }

    TestingEntry missed(Missed value) {
        missed = value;
        return this;
    }

    TestingEntry most(int value) {
        most = value;
        return this;
    }

    TestingEntry within(Duration value) {
        within = Optional.of(value);
        return this;
    }

    TestingEntry stagger(Duration value) {
        stagger = value;
        return this;
    }

    CronEntry made() {
        return new CronEntry(name, schedule, zone, text, conversation, missed, most, within, stagger);
    }
}
