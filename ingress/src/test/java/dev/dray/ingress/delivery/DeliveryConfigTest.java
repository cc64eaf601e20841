package dev.dray.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.runtime.config.ConfigException;
import dev.dray.runtime.config.ConfigFile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryConfigTest {

    record Root(DeliveryConfig delivery) {}

    @Test
    void withoutASectionNothingWaitsAndRepliesAreTriedForThreeDays() {
        DeliveryConfig delivery = parse("");

        assertThat(delivery.giveUpAfter()).isEqualTo(Duration.ofDays(3));
        assertThat(delivery.quiet()).isEmpty();
        assertThat(delivery.digest()).isEmpty();
    }

    @Test
    void everySettingCanBeGiven() {
        DeliveryConfig delivery =
                parse("delivery: {give-up-after: 12h, quiet: {from: 22:00, to: \"07:30\"}, digest: 15m}");

        assertThat(delivery.giveUpAfter()).isEqualTo(Duration.ofHours(12));
        assertThat(delivery.quiet()).contains(new QuietHours(TimeOfDay.parse("22:00"), TimeOfDay.parse("07:30")));
        assertThat(delivery.quiet().orElseThrow().to()).hasToString("07:30");
        assertThat(delivery.digest()).contains(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            give-up-after: 10s                     | give-up-after: 10 s is less than a minute
            digest: 2d                             | digest: 172800 s is not between a second and a day
            quiet: {from: "22:00"}                 | to
            quiet: {from: 10pm, to: "07:00"}       | "10pm" is not a time; write hours and minutes, such as 22:00
            quiet: {from: "07:00", to: "07:00"}    | also when the quiet hours begin
            """)
    void whatCannotWorkIsRefused(String section, String why) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> parse("delivery: {" + section + "}"))
                .withMessageContaining(why);
    }

    private static DeliveryConfig parse(String yaml) {
        return ConfigFile.parse("dray.yaml", yaml, Root.class, _ -> "secret").delivery();
    }
}
