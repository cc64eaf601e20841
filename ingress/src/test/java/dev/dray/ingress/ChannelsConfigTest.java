package dev.dray.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.ingress.calendar.CalendarEntry;
import dev.dray.ingress.calendar.CalendarEntry.Speaker;
import dev.dray.ingress.calendar.ReminderConfig;
import dev.dray.ingress.cron.CronEntry.Missed;
import dev.dray.ingress.http.HttpConfig.Bearer;
import dev.dray.ingress.http.HttpConfig.Permission;
import dev.dray.ingress.http.Rate;
import dev.dray.runtime.config.ConfigException;
import dev.dray.runtime.config.ConfigFile;
import dev.dray.runtime.value.DataSize;
import dev.dray.runtime.value.HostPort;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelsConfigTest {

    record Root(ChannelsConfig channels) {}

    @Test
    void withoutASectionThereIsHttpOnLoopback() {
        ChannelsConfig channels = parse("");

        assertThat(channels.http().listen()).isEqualTo(new HostPort("127.0.0.1", 4810));
        assertThat(channels.http().maxBody()).isEqualTo(DataSize.parse("1 MiB"));
        assertThat(channels.http().maxBatch()).isEqualTo(100);
        assertThat(channels.http().maxInFlight()).isEqualTo(DataSize.parse("64 MiB"));
        assertThat(channels.http().tokens()).isEmpty();
        assertThat(channels.http().hosts()).isEmpty();
        assertThat(channels.telegram()).isEmpty();
        assertThat(channels.cron()).isEmpty();
        assertThat(channels.calendar()).isEmpty();
    }

    @Test
    void whereOnlyWhatHasNoDefaultIsGivenTheRestHasOne() {
        ChannelsConfig channels = parse("""
                channels:
                  http:
                    tokens:
                      - {name: shop, token: "${env:SHOP}"}
                  telegram:
                    token: ${env:TELEGRAM}
                  cron:
                    - {name: briefing, schedule: "@daily", text: Tell me}
                  calendar:
                    - {name: team, file: /team.ics, reminders: [{at: end, text: Over}]}
                """);

        assertThat(channels.http().tokens().getFirst().role()).isEqualTo(Bearer.GUEST);
        assertThat(channels.http().tokens().getFirst().may()).containsExactly(Permission.SEND, Permission.READ);
        assertThat(channels.http().tokens().getFirst().conversations()).isEmpty();
        assertThat(channels.http().tokens().getFirst().rate()).isEmpty();
        assertThat(channels.http().tokens().getFirst().burst()).isEmpty();
        assertThat(channels.telegram().orElseThrow().api()).isEqualTo(URI.create("https://api.telegram.org"));
        assertThat(channels.telegram().orElseThrow().pollTimeout()).isEqualTo(Duration.ofSeconds(50));
        assertThat(channels.cron().getFirst().zone()).isEmpty();
        assertThat(channels.cron().getFirst().missed()).isEqualTo(Missed.RUN_ONCE);
        assertThat(channels.cron().getFirst().missedMost()).isEqualTo(100);
        assertThat(channels.cron().getFirst().missedWithin()).isEmpty();
        assertThat(channels.cron().getFirst().stagger()).isZero();
        CalendarEntry team = channels.calendar().getFirst();
        assertThat(team.poll()).isEqualTo(Duration.ofMinutes(5));
        assertThat(team.zone()).isEmpty();
        assertThat(team.only()).isEmpty();
        assertThat(team.conversation()).isEmpty();
        assertThat(team.role()).isEqualTo(Speaker.GUEST);
        assertThat(team.missedWithin()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void everySettingCanBeGiven() {
        ChannelsConfig channels = parse("""
                channels:
                  http:
                    listen: 100.64.0.7:80
                    max-body: 2 MiB
                    max-batch: 20
                    max-in-flight: 32 MiB
                    hosts: [gateway.example]
                    tokens:
                      - {name: shop, token: "${file:~/shop.token}", role: owner, may: [send]}
                      - {name: till, token: "${env:TILL}", conversations: [telegram/42, email/*], rate: 30/m, burst: 5}
                  telegram:
                    token: ${keychain:telegram}
                    api: http://127.0.0.1:9999
                    poll-timeout: 25s
                  cron:
                    - name: briefing
                      schedule: 0 7 * * mon-fri
                      zone: Europe/Lisbon
                      text: What is on today?
                      conversation: telegram/42
                      missed: run-all
                      missed-most: 24
                      missed-within: 1d
                      stagger: 5m
                  calendar:
                    - name: team
                      url: ${env:TEAM}
                      poll: 1m
                      zone: Europe/Lisbon
                      reminders:
                        - {before: 15m, text: "Soon: {summary}"}
                        - {at: start, text: Now}
                        - {after: 10m, text: "/minutes {summary}"}
                      only: stand-up
                      conversation: telegram/42
                      role: owner
                      missed-within: 2h
                """);

        assertThat(channels.http().listen()).isEqualTo(new HostPort("100.64.0.7", 80));
        assertThat(channels.http().maxBody()).isEqualTo(DataSize.parse("2 MiB"));
        assertThat(channels.http().hosts()).containsExactly("gateway.example");
        assertThat(channels.http().maxBatch()).isEqualTo(20);
        assertThat(channels.http().maxInFlight()).isEqualTo(DataSize.parse("32 MiB"));
        assertThat(channels.http().tokens().getFirst().role()).isEqualTo(Bearer.OWNER);
        assertThat(channels.http().tokens().getFirst().may()).containsExactly(Permission.SEND);
        assertThat(channels.http().tokens().get(1).conversations()).hasToString("[telegram/42, email/*]");
        assertThat(channels.http().tokens().get(1).rate()).map(Rate::toString).contains("30/m");
        assertThat(channels.http().tokens().get(1).burst()).contains(5);
        assertThat(channels.telegram().orElseThrow().api()).isEqualTo(URI.create("http://127.0.0.1:9999"));
        assertThat(channels.telegram().orElseThrow().pollTimeout()).isEqualTo(Duration.ofSeconds(25));
        assertThat(channels.cron().getFirst().zone()).contains(ZoneId.of("Europe/Lisbon"));
        assertThat(channels.cron().getFirst().conversation()).contains("telegram/42");
        assertThat(channels.cron().getFirst().missed()).isEqualTo(Missed.RUN_ALL);
        assertThat(channels.cron().getFirst().missedMost()).isEqualTo(24);
        assertThat(channels.cron().getFirst().missedWithin()).contains(Duration.ofDays(1));
        assertThat(channels.cron().getFirst().stagger()).isEqualTo(Duration.ofMinutes(5));
        CalendarEntry team = channels.calendar().getFirst();
        assertThat(team.url().orElseThrow()).hasToString("${env:TEAM}");
        assertThat(team.poll()).isEqualTo(Duration.ofMinutes(1));
        assertThat(team.zone()).contains(ZoneId.of("Europe/Lisbon"));
        assertThat(team.reminders()).hasSize(3).extracting(ReminderConfig::text).contains("Now");
        assertThat(team.only().orElseThrow()).hasToString("stand-up");
        assertThat(team.conversation()).contains("telegram/42");
        assertThat(team.role()).isEqualTo(Speaker.OWNER);
        assertThat(team.missedWithin()).isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    http: {max-body: 4 MiB} | channels.http.max-body: 4 MiB is not between 1 B and 3 MiB
                    http: {tokens: [{name: Shop, token: "${env:A}"}]} | name: "Shop" is not made of lower-case letters
                    http: {tokens: [{name: local, token: "${env:A}"}]} | name: "local" is not made of
                    http: {tokens: [{name: a, token: "${env:A}"}, {name: a, token: "${env:B}"}]} | "a" is taken by another token
                    http: {max-batch: 0} | channels.http.max-batch: 0 is not between 1 and 1000
                    http: {max-body: 2 MiB, max-in-flight: 4 MiB} | max-in-flight: 4 MiB is less than 8 MiB
                    http: {tokens: [{name: a, token: "${env:A}", may: []}]} | may: allows nothing; list what a may do
                    http: {tokens: [{name: a, token: "${env:A}", may: [sent]}]} | "sent" is not one of send, read, files; did you mean "send"?
                    http: {tokens: [{name: a, token: "${env:A}", role: owner, conversations: [telegram/42]}]} | conversations: an owner may write to all of them
                    http: {tokens: [{name: a, token: "${env:A}", conversations: ["*"]}]} | "*" names no conversations
                    http: {tokens: [{name: a, token: "${env:A}", conversations: [telegram/4*]}]} | "telegram/4*" names no conversations
                    http: {tokens: [{name: a, token: "${env:A}", rate: fast}]} | "fast" is no rate
                    http: {tokens: [{name: a, token: "${env:A}", rate: 0/s}]} | a rate is between 1 and 1000000 in a time, but this is 0/s
                    http: {tokens: [{name: a, token: "${env:A}", burst: 0}]} | burst: 0 lets nothing through
                    http: {tokens: [{name: a, token: "${env:A}", role: owner, burst: 5}]} | burst: means nothing without a limit
                    telegram: {} | token
                    telegram: {token: 123:abc} | referred to
                    telegram: {token: "${env:A}", api: ftp://x} | "ftp://x" is not an http or https address
                    telegram: {token: "${env:A}", poll-timeout: 90s} | 90 s is not between 1 s and 50 s
                    cron: [{name: a, schedule: 0 0 31 4 *, text: x}] | "0 0 31 4 *" never fires; did you mean "0 0 30 4 *"?
                    cron: [{name: a, schedule: every day, text: x}] | schedule: "day" is not a duration; write a number and a unit
                    cron: [{name: a, schedule: 0 0 * * *}] | text
                    cron: [{name: a, schedule: "@daily", text: x, missed-most: 0}] | missed-most: 0 is not between 1 and 1000
                    cron: [{name: a, schedule: "@daily", text: x, missed-within: 5s}] | missed-within: is less than a minute
                    cron: [{name: a, schedule: "@daily", text: x, stagger: 2d}] | stagger: write whole seconds, up to 1d
                    cron: [{name: a, schedule: 0 0 * * *, text: ""}] | is empty; write what the entry asks for
                    cron: [{name: a, schedule: "@daily", text: x}, {name: a, schedule: "@daily", text: y}] | "a" is taken by another entry
                    cron: [{name: a, schedul: "@daily", text: x}] | did you mean "schedule"?
                    calendar: [{name: a, reminders: [{at: start, text: x}]}] | calendar[0].url: is missing; say where the calendar is read
                    calendar: [{name: a, url: "https://example.org/secret.ics", reminders: [{at: start, text: x}]}] | a secret is not written here but referred to
                    calendar: [{name: a, url: "${env:A}", file: /a, reminders: [{at: start, text: x}]}] | there is a url already; keep one of the two
                    calendar: [{name: Team, file: /a, reminders: [{at: start, text: x}]}] | name: "Team" is not made of lower-case letters
                    calendar: [{name: a, file: /a}] | calendar[0].reminders: is missing
                    calendar: [{name: a, file: /a, reminders: [{text: x}]}] | reminders[0]: give one of before: 15m, at: start
                    calendar: [{name: a, file: /a, reminders: [{at: end, after: 1m, text: x}]}] | give one of before: 15m
                    calendar: [{name: a, file: /a, reminders: [{before: 0s, text: x}]}] | reminders[0].before: must be longer than zero
                    calendar: [{name: a, file: /a, reminders: [{after: 31d, text: x}]}] | at most 30d; for the moment itself write at: end
                    calendar: [{name: a, file: /a, reminders: [{at: start, text: x}, {at: start, text: y}]}] | reminders[1]: is at the same time as reminders[0]
                    calendar: [{name: a, file: /a, reminders: [{at: start, text: "Soon: {sumary}"}]}] | reminders[0].text: {sumary} is nothing an event has; did you mean "summary"?
                    calendar: [{name: a, file: /a, poll: 1s, reminders: [{at: start, text: x}]}] | poll: must be between 10s and 30d
                    calendar: [{name: a, file: /a, missed-within: 31d, reminders: [{at: start, text: x}]}] | missed-within: must be at most 30d
                    calendar: [{name: a, file: /a, conversation: nowhere, reminders: [{at: start, text: x}]}] | is not a channel and a thread
                    calendar: [{name: a, file: /a, reminders: [{at: start, text: x}]}, {name: a, file: /b, reminders: [{at: start, text: x}]}] | "a" is taken by another entry
                    """)
    void whatCannotWorkIsRefused(String section, String why) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> parse("channels: {" + section + "}"))
                .withMessageContaining(why);
    }

    private static ChannelsConfig parse(String yaml) {
        return ConfigFile.parse("dray.yaml", yaml, Root.class, _ -> "secret").channels();
    }
}
