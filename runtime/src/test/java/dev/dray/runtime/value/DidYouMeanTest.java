package dev.dray.runtime.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    private static final List<String> KNOWN = List.of("bootstrap", "max-body", "token", "at");

    @ParameterizedTest
    @CsvSource({"botstrap,bootstrap", "maxbody,max-body", "tokne,token", "at2,at"})
    void findsTheWordThatWasMeant(String written, String meant) {
        assertThat(DidYouMean.closest(written, KNOWN)).contains(meant);
        assertThat(DidYouMean.hint(written, KNOWN)).isEqualTo("; did you mean \"" + meant + "\"?");
    }

    @Test
    void isSilentWhereNothingIsNear() {
        assertThat(DidYouMean.closest("colour", KNOWN)).isEmpty();
        assertThat(DidYouMean.hint("colour", KNOWN)).isEmpty();
    }
}
