package dev.dray.runtime.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemSecretsTest {
    @TempDir
    private Path directory;

    private String reveal(String reference) {
        var environment = Map.of("TOKEN", "s3cret", "BLANK", " ", "HOME", directory.toString());
        var source = new SystemSecrets(
                environment, List.of(directory.resolve("security").toString(), "find"));
        return new Secret(SecretReference.parse(reference), source, "dray.yaml:3:8 telegram.token").reveal();
    }

    private void keychain(String script) throws IOException {
        var file = Files.writeString(directory.resolve("security"), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void readsTheEnvironment() {
        assertThat(reveal("${env:TOKEN}")).isEqualTo("s3cret");
    }

    @Test
    void readsAFileWithoutTheLineBreakAtItsEnd() throws IOException {
        Files.writeString(directory.resolve("token"), "s3cret\n");
        assertThat(reveal("${file:~/token}")).isEqualTo("s3cret");
    }

    @Test
    void readsTheKeychain() throws IOException {
        keychain("echo \"$1 $2\"");
        assertThat(reveal("${keychain:dray telegram}")).isEqualTo("find dray telegram");
    }

    @Test
    void saysWhereAndHowToSetAMissingVariable() {
        assertThatThrownBy(() -> reveal("${env:NOPE}"))
                .isInstanceOf(SecretException.class)
                .hasMessage("dray.yaml:3:8 telegram.token: the environment variable NOPE is not set; export it before"
                        + " dray starts, or refer to a file with ${file:path}");
    }

    @Test
    void refusesAnEmptySecret() {
        assertThatThrownBy(() -> reveal("${env:BLANK}"))
                .hasMessage("dray.yaml:3:8 telegram.token: ${env:BLANK} is empty; give it a value");
    }

    @Test
    void saysHowToMakeAMissingFile() {
        assertThatThrownBy(() -> reveal("${file:~/token}"))
                .hasMessage("dray.yaml:3:8 telegram.token: the file " + directory.resolve("token")
                        + " does not exist; write the secret into it, readable only by you (chmod 600)");
    }

    @Test
    void saysWhyAFileCannotBeRead() {
        assertThatThrownBy(() -> reveal("${file:~}"))
                .hasMessage(
                        "dray.yaml:3:8 telegram.token: the file " + directory
                                + " cannot be read (Is a directory); it must be UTF-8 text that the user who runs dray may read");
    }

    @Test
    void saysHowToAddAMissingPassword() throws IOException {
        keychain("exit 44");
        assertThatThrownBy(() -> reveal("${keychain:dray}"))
                .hasMessage("dray.yaml:3:8 telegram.token: the keychain has no password \"dray\"; add it with:"
                        + " security add-generic-password -a \"$USER\" -s dray -w");
    }

    @Test
    void saysWhereThereIsNoKeychain() {
        assertThatThrownBy(() -> reveal("${keychain:dray}"))
                .hasMessage("dray.yaml:3:8 telegram.token: there is no macOS keychain on this machine (no "
                        + directory.resolve("security") + "); refer to ${env:NAME} or ${file:path} instead");
    }

    @Test
    void showsOnlyTheReference() {
        var secret = new Secret(SecretReference.parse("${env:TOKEN}"), _ -> "s3cret", "here");
        assertThat(secret).hasToString("${env:TOKEN}");
        assertThat(secret).isEqualTo(new Secret(SecretReference.parse("${env:TOKEN}"), _ -> "other", "there"));
    }
}
