package dev.dray.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KebabCaseTest {

    @ParameterizedTest
    @CsvSource({"name,name", "maxBody,max-body", "useTLSHere,use-tls-here", "h264Only,h264-only"})
    void spellsComponentsInWordsWithHyphens(String component, String key) {
        assertThat(KebabCase.ofComponent(component)).isEqualTo(key);
    }
}
