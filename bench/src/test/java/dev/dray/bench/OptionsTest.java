package dev.dray.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private final Options options = new Options(List.of("faults", "--seed", "7", "--messages", "many", "--quick"));

    @Test
    void aNumberIsTheWordBehindItsNameOrWhatIsUsual() {
        assertThat(options.number("--seed", 1)).isEqualTo(7);
        assertThat(options.number("--seeds", 3)).isEqualTo(3);
        assertThat(options.has("--quick")).isTrue();
    }

    @Test
    void whatIsNoNumberIsNamedWithItsOption() {
        assertThatThrownBy(() -> options.number("--messages", 1))
                .isInstanceOf(UsageException.class)
                .hasMessage("--messages: \"many\" is not a whole number");
    }
}
