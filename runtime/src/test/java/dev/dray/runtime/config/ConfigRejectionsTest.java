package dev.dray.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigRejectionsTest {

    record Cron(@Default("x") String name, String schedule) {}

    record Channels(List<Cron> cron) {}

    record Root(Channels channels) {}

    private static String refusal(String text, Class<? extends Record> type) {
        var refusal = catchThrowableOfType(
                ConfigException.class, () -> ConfigFile.parse("dray.yaml", text, type, _ -> "s3cret"));
        assertThat(refusal).as("refusal of: " + text).isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    /** The separator is not a comma, as messages have commas. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "enabled: yes # 1:10 enabled: \"yes\" is not true or false",
                "attempts: many # 1:11 attempts: \"many\" is not a whole number between -2147483648 and 2147483647",
                "attempts: 2147483648 # 1:11 attempts: \"2147483648\" is not a whole number between -2147483648 and 2147483647",
                "total: 1.5 # 1:8 total: \"1.5\" is not a whole number between -9223372036854775808 and 9223372036854775807",
                "share: half # 1:8 share: \"half\" is not a number",
                "price: € # 1:8 price: \"€\" is not a number",
                "patience: 10 # 1:11 patience: \"10\" is not a duration; write a number and a unit (ms, s, m, h, d), such as 250ms, 10s or 1h30m",
                "max-body: 10 # 1:11 max-body: \"10\" is not a size; write a number and a unit (B, kB, MB, GB, TB or KiB, MiB, GiB, TiB), such as 64 KiB",
                "zone: Europe/Berln # 1:7 zone: \"Europe/Berln\" is not a time zone, such as Europe/Berlin or UTC; did you mean \"Europe/Berlin\"?",
                "server: 'a b' # 1:9 server: \"a b\" is not a URI (Illegal character in path)",
                "matches: '[a' # 1:10 matches: \"[a\" is not a regular expression (Unclosed character class at 1)",
                "listen: localhost # 1:9 listen: \"localhost\" is not an address; write host:port with a port from 0 to 65535, such as 127.0.0.1:4810",
                "missed: run-onec # 1:9 missed: \"run-onec\" is not one of skip, run-once, run-all; did you mean \"run-once\"?",
                "missed: RUN_ONCE # 1:9 missed: \"RUN_ONCE\" is not one of skip, run-once, run-all",
                "at: noon # 1:5 at: Text 'noon' could not be parsed at index 0",
                "token: hunter2 # 1:8 token: a secret is not written here but referred to: ${env:NAME}, ${file:path} or ${keychain:name}",
                "lanes: light # 1:8 lanes: must be a list, as in [a, b], but is \"light\"",
                "lanes: {a: b} # 1:8 lanes: must be a list, as in [a, b], but is a mapping",
                "lanes: [a, [b]] # 1:12 lanes[1]: must be a single value, but is a list",
                "lanes: [a, null] # 1:12 lanes[1]: is missing and has no default",
                "tasks: [a] # 1:8 tasks: must be a mapping of names to values, but is a list",
                "tasks: {a: b} # 1:12 tasks.a: must be a mapping of settings, but is \"b\"",
                "name: [a] # 1:7 name: must be a single value, but is a list",
                "nested: true # 1:9 nested: must be a mapping of settings, but is \"true\"",
                "limit: soon # 1:8 limit: \"soon\" is not a duration; write a number and a unit (ms, s, m, h, d), such as 250ms, 10s or 1h30m",
                "maxbody: 1 MiB # 1:1 maxbody: is not a setting; did you mean \"max-body\"?",
                "nested: {colour: red} # 1:10 nested.colour: is not a setting; here can be: note, numbers",
                "'two words': 1 # 1:1 \"two words\": is not a setting; here can be: name, enabled, attempts, total, share, price, patience, max-body, place, zone, server, matches, listen, missed, at, token, lanes, tasks, limit, nested",
                "[a]: 1 # 1:1: a key must be a single word, but is a list",
                "hello # 1:1: must be a mapping of settings, but is \"hello\"",
                "lanes: &a [*a] # 1:8 lanes: contains itself through an alias; write it out",
            })
    void everyMistakeIsNamedWithItsPlaceAndRemedy(String text, String message) {
        assertThat(refusal(text, TestingConfig.class)).isEqualTo("dray.yaml:" + message.strip());
    }

    @Test
    void whatIsMissingIsNamedWhereItsRecordStands() {
        assertThat(refusal(
                        "channels:\n  cron:\n    - name: a\n    - schedule: '* * * * *'\n    - schedule:\n",
                        Root.class))
                .isEqualTo("dray.yaml:3:7 channels.cron[0].schedule: is missing and has no default\n"
                        + "dray.yaml:5:7 channels.cron[2].schedule: is missing and has no default");
    }

    @Test
    void whatIsMissingInAnAbsentRecordIsNamedByItsPath() {
        record Needy(Cron cron) {}
        assertThat(refusal("", Needy.class)).isEqualTo("dray.yaml:1:1 cron.schedule: is missing and has no default");
    }

    @Test
    void aKeyGivenTwiceIsNamedWithBothPlaces() {
        assertThat(refusal("name: a\nenabled: true\nname: b\n", TestingConfig.class))
                .isEqualTo("dray.yaml:3:1 name: is given twice, first in line 1; keep one");
        assertThat(refusal("tasks:\n  a: {}\n  a: {}\n", TestingConfig.class))
                .isEqualTo("dray.yaml:3:3 tasks.a: is given twice, first in line 2; keep one");
    }

    @Test
    void allMistakesAreReportedAtOnceInTheOrderOfTheFile() {
        var text = """
                botstrap: x
                attempts: many
                tasks:
                  a: {timeout: soon, comand: []}
                nested:
                  numbers: [1, two]
                """;
        assertThat(refusal(text, TestingConfig.class).lines())
                .containsExactly(
                        "dray.yaml:1:1 botstrap: is not a setting; here can be: name, enabled, attempts, total, share,"
                                + " price, patience, max-body, place, zone, server, matches, listen, missed, at, token,"
                                + " lanes, tasks, limit, nested",
                        "dray.yaml:2:11 attempts: \"many\" is not a whole number between -2147483648 and 2147483647",
                        "dray.yaml:4:16 tasks.a.timeout: \"soon\" is not a duration; write a number and a unit"
                                + " (ms, s, m, h, d), such as 250ms, 10s or 1h30m",
                        "dray.yaml:4:22 tasks.a.comand: is not a setting; did you mean \"command\"?",
                        "dray.yaml:6:16 nested.numbers[1]: \"two\" is not a whole number between -2147483648 and"
                                + " 2147483647");
    }

    @Test
    void theProblemsAreThereOneByOne() {
        var refusal = catchThrowableOfType(
                ConfigException.class,
                () -> ConfigFile.parse("dray.yaml", "enabled: 1\nname: []", TestingConfig.class, _ -> ""));
        assertThat(refusal.problems())
                .containsExactly(
                        new ConfigProblem("enabled", 1, 10, "\"1\" is not true or false"),
                        new ConfigProblem("name", 2, 7, "must be a single value, but is a list"));
    }

    @Test
    void malformedYamlIsOneProblemAtItsPlace() {
        assertThat(refusal("name: [a\nenabled: true\n", TestingConfig.class))
                .isEqualTo("dray.yaml:2:8: not valid YAML: expected ',' or ']', but got :"
                        + " (while parsing a flow sequence); check indentation, quotes and colons here");
        assertThat(refusal("name:\n\tx: 1\n", TestingConfig.class))
                .startsWith("dray.yaml:2:1: not valid YAML: found character '\\t(TAB)' that cannot start any token");
        assertThat(refusal("name: a\n---\nname: b\n", TestingConfig.class))
                .startsWith("dray.yaml:2:1: not valid YAML: but found another document");
        assertThat(refusal("name: \u0007", TestingConfig.class)).startsWith("dray.yaml:1:1: not valid YAML: ");
    }
}
