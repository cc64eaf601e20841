package dev.dray.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "512, 512 B",
        "1024, 1.0 KiB",
        "1500, 1.5 KiB",
        "10239, 10 KiB",
        "1048576, 1.0 MiB",
        "24696061952, 23 GiB",
        "9223372036854775807, 8192 PiB"
    })
    void aSizeIsSaidInBinaryUnits(long bytes, String said) {
        assertThat(Sizes.say(bytes)).isEqualTo(said);
    }
}
