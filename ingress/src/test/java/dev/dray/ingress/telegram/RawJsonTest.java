package dev.dray.ingress.telegram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.ingress.telegram.RawJson.CutException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {

    @Test
    void elementsKeepTheirExactBytes() throws CutException {
        assertThat(elements(" [ {\"a\" : [1, 2]} ,\"x,]}\\\"y\", 1.50,\nnull , [] , {}]"))
                .containsExactly("{\"a\" : [1, 2]}", "\"x,]}\\\"y\"", "1.50", "null", "[]", "{}");
    }

    @Test
    void anEmptyListHasNoElements() throws CutException {
        assertThat(elements("[ ]")).isEmpty();
    }

    @Test
    void aBrokenElementLeavesTheOthersWhole() throws CutException {
        assertThat(elements("[{\"a\":NaN},{\"b\":\"\u00ff\u00fe\"},{\"c\":1}]"))
                .containsExactly("{\"a\":NaN}", "{\"b\":\"\u00ff\u00fe\"}", "{\"c\":1}");
    }

    @Test
    void membersAreFoundByName() throws CutException {
        assertThat(RawJson.members("{\"ok\": true, \"result\":[{\"ok\":false}]}".getBytes(ISO_8859_1)))
                .hasEntrySatisfying(
                        "ok", bytes -> assertThat(new String(bytes, ISO_8859_1)).isEqualTo("true"))
                .hasEntrySatisfying(
                        "result",
                        bytes -> assertThat(new String(bytes, ISO_8859_1)).isEqualTo("[{\"ok\":false}]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html>", "[1, 2", "[{\"a\":\"b]", "{}", "[\"\\"})
    void whatIsCutOffOrNoListIsRefused(String json) {
        assertThatExceptionOfType(CutException.class).isThrownBy(() -> elements(json));
    }

    private static List<String> elements(String json) throws CutException {
        return RawJson.elements(json.getBytes(ISO_8859_1)).stream()
                .map(bytes -> new String(bytes, ISO_8859_1))
                .toList();
    }
}
