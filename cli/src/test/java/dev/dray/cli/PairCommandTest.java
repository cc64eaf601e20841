package dev.dray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dray.ingress.pairing.PairingAttempt;
import dev.dray.ingress.pairing.PairingAttempt.Place;
import dev.dray.ingress.pairing.PairingOutcome;
import dev.dray.ingress.pairing.Pairings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit opens everything before the tests.
class PairCommandTest {
    @TempDir
    Path home;

    private Pairings gateway;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(home.resolve("dray.yaml"), "channels: {telegram: {token: '${env:BOT}'}}\n");
        gateway = new Pairings(home.resolve("state").resolve(Pairings.FILE), Dray.clock());
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void aCodeIsPrintedThatTheRunningGatewayTakes() {
        gateway.callBot("telegram", "shop_bot");

        Ran ran = Ran.on(home, "pair");

        assertThat(ran.code()).isZero();
        String code = ran.lines().getFirst();
        assertThat(ran.lines()).containsExactly(code, "https://t.me/shop_bot?start=" + code);
        assertThat(ran.err())
                .isEqualTo(
                        "Within 10 minutes, open the link, or send \"/pair %s\" to @shop_bot in a private chat. Who does so first is an owner.\n"
                                .formatted(code));
        assertThat(attempt("telegram:42", code)).isEqualTo(PairingOutcome.OWNER);
    }

    @Test
    void whileTheBotsNameIsNotKnownThereIsACodeAllTheSame() {
        Ran ran = Ran.on(home, "pair", "--guest");

        assertThat(ran.lines()).hasSize(1);
        assertThat(ran.err()).contains("to the bot in a private chat", "is a guest");
        assertThat(attempt("telegram:42", ran.lines().getFirst())).isEqualTo(PairingOutcome.GUEST);
    }

    @Test
    void theCodeInJson() {
        JsonNode code = Ran.on(home, "pair", "--guest", "-o", "json").json().getFirst();

        assertThat(code.path("role").asText()).isEqualTo("guest");
        assertThat(code.path("code").asText()).matches("[2-9A-Z]{5}-[2-9A-Z]{5}");
        assertThat(code.has("until")).isTrue();
        assertThat(code.has("link")).isFalse();
    }

    @Test
    void whoWasLetInIsListedAndCanBeRevoked() {
        attempt("telegram:42", Ran.on(home, "pair").lines().getFirst());

        assertThat(Ran.on(home, "pair", "list").lines())
                .hasSize(2)
                .last()
                .asString()
                .matches("telegram:42 +owner +\\d{4}-.* +Ines");
        assertThat(Ran.on(home, "pair", "list", "-o", "json").json())
                .singleElement()
                .satisfies(person -> assertThat(person.path("sender").asText()).isEqualTo("telegram:42"));
        assertThat(Ran.on(home, "pair", "revoke", "telegram:42").code()).isZero();
        assertThat(gateway.role("telegram:42")).isEmpty();
        assertThat(Ran.on(home, "pair", "revoke", "telegram:42"))
                .isEqualTo(
                        new Ran(
                                3,
                                "",
                                "dray: telegram:42 was not let in by a code; dray pair list shows who was, and people in dray.yaml who need not be\n"));
    }

    @Test
    void whereThereIsNoBotThereIsNoCode() throws IOException {
        Files.writeString(home.resolve("dray.yaml"), "zone: UTC\n");

        Ran ran = Ran.on(home, "pair");

        assertThat(ran.code()).isEqualTo(5);
        assertThat(ran.err()).contains("has no channels.telegram").hasLineCount(1);
    }

    private PairingOutcome attempt(String sender, String code) {
        return gateway.attempt(new PairingAttempt("telegram:1:" + sender, sender, "Ines", code, Place.ALONE));
    }
}
