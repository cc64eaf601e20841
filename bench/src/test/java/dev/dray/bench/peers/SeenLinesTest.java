package dev.dray.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.bench.peers.Seen.WholeWay;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeenLinesTest {
    private static final String DISPATCH = "{\"dispatch_ms\":[2.5,1.25]}";
    private static final String WHOLE_WAY = "{\"messages\":9000,\"seconds\":4.5}";

    @Test
    void figuresAreRead() throws IOException {
        Seen seen = SeenLines.read(List.of(DISPATCH, WHOLE_WAY));
        assertThat(seen).isEqualTo(new Seen(List.of(2.5, 1.25), new WholeWay(9000, 4.5)));
        assertThat(seen.wholeWay().perSecond()).isEqualTo(2000);
    }

    @Test
    void whatElseIsSaidIsPassedOver() throws IOException {
        assertThat(SeenLines.read(List.of("a warning", "{no JSON", DISPATCH, "[1]", WHOLE_WAY))
                        .dispatchMillis())
                .hasSize(2);
    }

    @Test
    void figuresThatAreMissingAreAnErrorWithAllThatWasSaid() {
        assertThatThrownBy(() -> SeenLines.read(List.of("out of memory", WHOLE_WAY)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("out of memory");
        assertThatThrownBy(() -> SeenLines.read(List.of(DISPATCH, "{\"messages\":9000}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("9000");
    }
}
