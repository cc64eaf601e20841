package dev.dray.cli.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.cli.CliException;
import dev.dray.cli.Common;
import dev.dray.cli.view.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Screen screen = new Screen(new PrintWriter(out), new PrintWriter(err), Screen.Form.TABLE, 80);

    @ParameterizedTest
    @CsvSource({"y, true", "' Yes ', true", "n, false", "'', false", "yellow, false", ", false"})
    void onlyAYesIsOne(@Nullable String typed, boolean given) {
        Consent consent = new Consent(Optional.of(() -> typed));
        assertThat(consent.to("retry 3 of 4?", screen, new Common())).isEqualTo(given);
        assertThat(out).as("a question is no part of the answer").hasToString("");
        assertThat(err).hasToString("retry 3 of 4? [y/N]\n");
    }

    @Test
    void withoutATerminalNobodyIsAsked() {
        Consent consent = new Consent(Optional.empty());
        assertThatThrownBy(() -> consent.to("retry 3 of 4?", screen, new Common()))
                .isInstanceOf(CliException.class)
                .hasMessage("there is no terminal to ask on; add --yes to do it");
        assertThat(err).hasToString("");
    }
}
