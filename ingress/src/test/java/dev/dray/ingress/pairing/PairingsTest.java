package dev.dray.ingress.pairing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.pairing.PairingAttempt.Place;
import dev.dray.runtime.time.ManualTime;
import dev.dray.schema.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit opens everything before the tests.
class PairingsTest {
    private static final String WRONG = "22222-22222";

    @TempDir
    private Path directory;

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-20T09:30:00Z"));
    private Pairings pairings;
    private int messages;

    @BeforeEach
    void open() {
        pairings = opened();
    }

    @AfterEach
    void close() {
        pairings.close();
    }

    @Test
    void whoSendsACodeIsWhatItMakesOfThem() {
        String owner = code(Role.OWNER);
        String guest = code(Role.GUEST);

        assertThat(attempt("telegram:42", owner)).isEqualTo(PairingOutcome.OWNER);
        assertThat(attempt("telegram:43", guest)).isEqualTo(PairingOutcome.GUEST);

        assertThat(pairings.role("telegram:42")).contains(Role.OWNER);
        assertThat(pairings.role("telegram:43")).contains(Role.GUEST);
        assertThat(pairings.role("telegram:44")).isEmpty();
        assertThat(pairings.people()).extracting(PairedPerson::sender).containsExactly("telegram:42", "telegram:43");
    }

    @Test
    void aCodeIsGoodOnce() {
        String code = code(Role.OWNER);
        attempt("telegram:42", code);

        assertThat(attempt("telegram:666", code)).isEqualTo(PairingOutcome.WRONG);
        assertThat(pairings.role("telegram:666")).isEmpty();
    }

    @Test
    void ofManyWhoSendItAtOnceOneIsLetIn() throws Exception {
        String code = code(Role.OWNER);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<PairingOutcome>> all = IntStream.range(0, 20)
                    .<Callable<PairingOutcome>>mapToObj(i ->
                            () -> pairings.attempt(new PairingAttempt("m" + i, "telegram:" + i, "", code, Place.ALONE)))
                    .toList();
            List<PairingOutcome> outcomes =
                    threads.invokeAll(all).stream().map(Future::resultNow).toList();

            assertThat(outcomes).containsOnlyOnce(PairingOutcome.OWNER);
        }
        assertThat(pairings.people()).hasSize(1);
    }

    @Test
    void aCodeIsGoodForTenMinutes() {
        String code = code(Role.OWNER);
        time.advance(Pairings.GOOD_FOR);

        assertThat(attempt("telegram:42", code)).isEqualTo(PairingOutcome.WRONG);
    }

    @Test
    void howACodeIsTypedDoesNotMatter() {
        String code = code(Role.OWNER).replace("-", " ").toLowerCase(Locale.ROOT);

        assertThat(attempt("telegram:42", code)).isEqualTo(PairingOutcome.OWNER);
    }

    @Test
    void whoGuessesIsNotListenedToForAWhile() {
        for (int i = 0; i < Pairings.MOST_WRONG; i++) {
            assertThat(attempt("telegram:666", WRONG)).isEqualTo(PairingOutcome.WRONG);
        }
        String code = code(Role.OWNER);
        assertThat(attempt("telegram:666", code)).isEqualTo(PairingOutcome.IGNORED);
        assertThat(attempt("telegram:42", code)).isEqualTo(PairingOutcome.OWNER);

        time.advance(Pairings.REST.plus(Duration.ofSeconds(1)));
        assertThat(attempt("telegram:666", code(Role.GUEST))).isEqualTo(PairingOutcome.GUEST);
    }

    @Test
    void aCodeOthersMayHaveReadIsBurnt() {
        String code = code(Role.OWNER);

        PairingOutcome outcome = pairings.attempt(new PairingAttempt("m1", "telegram:42", "", code, Place.OTHERS));

        assertThat(outcome).isEqualTo(PairingOutcome.BURNT);
        assertThat(pairings.role("telegram:42")).isEmpty();
        assertThat(attempt("telegram:42", code)).isEqualTo(PairingOutcome.WRONG);
    }

    @Test
    void theSameMessageGetsTheSameAnswerAlsoAfterACrash() {
        PairingAttempt right = new PairingAttempt("m1", "telegram:42", "", code(Role.OWNER), Place.ALONE);
        PairingAttempt wrong = new PairingAttempt("m2", "telegram:43", "", WRONG, Place.ALONE);
        pairings.attempt(right);
        for (int i = 0; i < 10; i++) {
            pairings.attempt(wrong);
        }
        pairings.close();
        pairings = opened();

        assertThat(pairings.attempt(right)).isEqualTo(PairingOutcome.OWNER);
        assertThat(pairings.outcome("m1")).contains(PairingOutcome.OWNER);
        assertThat(pairings.outcome("m3")).isEmpty();
        assertThat(attempt("telegram:43", code(Role.GUEST))).isEqualTo(PairingOutcome.GUEST);
    }

    @Test
    void whoIsRevokedIsAStrangerAndStaysOneWhenTheOldMessageComesAgain() {
        PairingAttempt attempt = new PairingAttempt("m1", "telegram:42", "", code(Role.OWNER), Place.ALONE);
        pairings.attempt(attempt);

        assertThat(pairings.revoke("telegram:42")).isTrue();
        pairings.attempt(attempt);

        assertThat(pairings.role("telegram:42")).isEmpty();
        assertThat(pairings.revoke("telegram:42")).isFalse();
    }

    @Test
    void aCodeMadeByAnotherProcessIsGoodHereAndIsNotToBeFoundOnDisk() throws Exception {
        String code = codeOfAnotherProcess();

        assertThat(attempt("telegram:42", code)).isEqualTo(PairingOutcome.OWNER);
        pairings.close();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                            .doesNotContain(code)
                            .doesNotContain(code.replace("-", "")));
        }
    }

    @Test
    void codesDifferAndHaveNoLookAlikes() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            codes.add(code(Role.OWNER));
        }

        assertThat(codes).hasSize(200).allMatch(code -> code.matches("[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}"));
        assertThat(codes).allMatch(PairingCode::looksLike);
        assertThat(PairingCode.looksLike("campaign-7")).isFalse();
    }

    private Pairings opened() {
        Pairings opened = new Pairings(directory.resolve(Pairings.FILE), time);
        opened.start();
        return opened;
    }

    private String codeOfAnotherProcess() {
        try (Pairings other = opened()) {
            return other.open(Role.OWNER).code().text();
        }
    }

    private String code(Role role) {
        return pairings.open(role).code().text();
    }

    private PairingOutcome attempt(String sender, String said) {
        messages++;
        return pairings.attempt(new PairingAttempt("message" + messages, sender, "Ines", said, Place.ALONE));
    }
}
