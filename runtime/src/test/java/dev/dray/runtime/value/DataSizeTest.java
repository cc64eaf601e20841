package dev.dray.runtime.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0 B,0",
        "512 B,512",
        "64 KiB,65536",
        "1MiB,1048576",
        "1.5 GiB,1610612736",
        "10 MB,10000000",
        "2 tb,2000000000000"
    })
    void readsBinaryAndDecimalUnits(String text, long bytes) {
        assertThat(DataSize.parse(text)).isEqualTo(new DataSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 B", "1 B", "999 B", "1 kB", "1 KiB", "10 MB", "3 GiB", "1025 B", "8388607 TiB"})
    void writesWhatItReads(String text) {
        assertThat(DataSize.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "MiB", "-1 MiB", "1,5 MiB", "1 parsec"})
    void refusesWhatIsNotASize(String text) {
        assertThatThrownBy(() -> DataSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + text + "\" is not a size; write a number and a unit"
                        + " (B, kB, MB, GB, TB or KiB, MiB, GiB, TiB), such as 64 KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5 B", "9000000 TiB"})
    void refusesPartsOfBytesAndMoreThanALongHolds(String text) {
        assertThatThrownBy(() -> DataSize.parse(text))
                .hasMessage("\"" + text + "\" is not a whole number of bytes below 8 EiB");
    }

    @Test
    void isNeverNegative() {
        assertThatThrownBy(() -> new DataSize(-1)).hasMessage("a size cannot be negative, but is -1 B");
    }

    @Test
    void staysWithinAnIntWhereOneIsAskedFor() {
        assertThat(DataSize.parse("3 GiB").intBytes()).isEqualTo(Integer.MAX_VALUE);
        assertThat(DataSize.parse("1 MiB").intBytes()).isEqualTo(1_048_576);
    }
}
