package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.ingress.channel.IngressException;
import dev.dray.ingress.http.HttpConfig.Bearer;
import dev.dray.ingress.http.HttpConfig.Permission;
import dev.dray.ingress.http.HttpConfig.Token;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    @TempDir
    private Path directory;

    @Test
    void aTokenThatCouldBeGuessedIsNotTaken() {
        assertThatExceptionOfType(IngressException.class)
                .isThrownBy(() -> load(token("shop", "password")))
                .withMessageContaining("for shop has fewer than 16 characters")
                .withMessageNotContaining("password");
    }

    @Test
    void twoCannotHaveTheSameToken() {
        assertThatExceptionOfType(IngressException.class)
                .isThrownBy(() -> load(token("shop", "one-for-the-two-of-us"), token("till", "one-for-the-two-of-us")))
                .withMessageContaining("shop and till have the same token")
                .withMessageNotContaining("one-for-the-two-of-us");
    }

    @Test
    void whoBearsATokenMayWhatItIsFor() {
        Tokens tokens = load(token("shop", "a-token-for-the-shop"));

        Caller caller = tokens.bearer(tokens.hash("bearer a-token-for-the-shop"));

        assertThat(caller.name()).isEqualTo("shop");
        assertThat(caller.isOwner()).isFalse();
        assertThat(caller.may()).containsExactly(Permission.SEND);
    }

    private Tokens load(Token... tokens) {
        return Tokens.load(directory.resolve("http.token"), List.of(tokens));
    }

    private static Token token(String name, String value) {
        return new Token(
                name,
                new Secret(SecretReference.parse("${env:A_TOKEN}"), _ -> value, "channels.http.tokens[0].token"),
                Bearer.GUEST,
                List.of(Permission.SEND),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
