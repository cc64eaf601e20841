package dev.dray.runtime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretReferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"${env:TOKEN}", "${file:~/.dray/token}", "${keychain:dray telegram}"})
    void readsAndWritesAReference(String text) {
        assertThat(SecretReference.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "$TOKEN", "${TOKEN}", "${vault:x}", "${env:}", "${env:A}${env:B}"})
    void refusesALiteralWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> SecretReference.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a secret is not written here but referred to:"
                        + " ${env:NAME}, ${file:path} or ${keychain:name}");
    }
}
