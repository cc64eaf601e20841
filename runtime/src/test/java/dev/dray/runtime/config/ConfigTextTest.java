package dev.dray.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigTextTest {

    private static TestingConfig parse(String text) {
        return ConfigFile.parse("dray.yaml", text, TestingConfig.class, _ -> "s3cret");
    }

    @Test
    void showsEverySettingWithTheValueInEffectAndSecretsAsReferences() {
        assertThat(ConfigText.of(parse("tasks: {render: {command: [ffmpeg, -y]}}\nlimit: 90s\nname: 'true'")))
                .isEqualTo("""
                        name: 'true'
                        enabled: true
                        attempts: 3
                        total: 9000000000
                        share: 0.5
                        price: 12.50
                        patience: 10s
                        max-body: 1 MiB
                        place: /var/lib/x
                        zone: UTC
                        server: http://127.0.0.1:8080/x
                        matches: '[a-z]+: .*'
                        listen: 127.0.0.1:4810
                        missed: run-once
                        at: 03:30
                        token: ${env:TOKEN}
                        lanes:
                          - light
                          - shell
                        tasks:
                          render:
                            command:
                              - ffmpeg
                              - -y
                            timeout: 1m
                        limit: 1m30s
                        nested:
                          note: ''
                          numbers: []
                        """);
    }

    @Test
    void isReadBackAsTheSame() {
        var text = ConfigText.of(parse("tasks: {'a: b': {command: ['#x', '', 'null', \"two\\nlines\"]}}"));
        var again = parse(text);
        assertThat(ConfigText.of(again)).isEqualTo(text);
        assertThat(again.tasks().get("a: b"))
                .isEqualTo(new TestingConfig.Task(List.of("#x", "", "null", "two\nlines"), Duration.ofMinutes(1)));
    }

    @Test
    void readsBackNumbersThatYamlWouldSpellOtherwise() {
        record Numbers(double tiny, Map<String, Integer> by, Optional<String> none) {}
        var numbers = new Numbers(1.0E-10, Map.of("1", 2), Optional.empty());
        assertThat(ConfigFile.parse("x", ConfigText.of(numbers), Numbers.class, _ -> ""))
                .isEqualTo(numbers);
    }
}
