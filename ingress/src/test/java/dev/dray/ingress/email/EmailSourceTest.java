package dev.dray.ingress.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.email.EmailConfig.Imap;
import dev.dray.ingress.email.EmailConfig.Tls;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.runtime.value.DataSize;
import dev.dray.schema.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmailSourceTest {
    private static final String INBOX = "INBOX";

    private final TestingMail server = new TestingMail();
    private final RecordingRecorder recorder = new RecordingRecorder();
    private final SystemTimer timer = new SystemTimer();

    @TempDir
    private Path directory;

    private MailLedger ledger = new MailLedger(Path.of("replaced"));

    @BeforeEach
    void open() {
        ledger = new MailLedger(directory.resolve("email.db"));
        ledger.start();
    }

    @AfterEach
    void stop() {
        ledger.close();
        timer.close();
        server.close();
    }

    @Test
    void whatArrivesWhileTheServerIsListenedToIsRecordedLongBeforeTheNextPoll() throws Exception {
        try (EmailSource _ = started(server.account(INBOX))) {
            server.append(INBOX, TestingMail.fromAnn("1", "one"));
            recorder.awaitMessages(1);

            server.append(INBOX, TestingMail.fromAnn("2", "two"));

            assertThat(texts(recorder.awaitMessages(2))).containsExactly("one", "two");
        }
    }

    @Test
    void twoFoldersAreReadAndAMailInBothIsOne() throws Exception {
        server.createFolder("Work");
        try (EmailSource _ = started(server.account(INBOX, "Work"))) {
            server.append(INBOX, TestingMail.fromAnn("1", "one"));
            recorder.awaitMessages(1);
            server.append("Work", TestingMail.fromAnn("1", "one"));

            server.append("Work", TestingMail.fromAnn("2", "two"));

            assertThat(texts(recorder.awaitMessages(2))).containsExactly("one", "two");
        }
    }

    @Test
    void whereTheServerNumbersAFolderAnewNothingIsLostOrRepeated() throws Exception {
        server.createFolder("Work");
        server.append("Work", TestingMail.fromAnn("1", "one"));
        server.append("Work", "Subject: nameless\n\ntwice the same");
        server.append("Work", "Subject: nameless\n\ntwice the same");
        try (EmailSource _ = started(server.account("Work"))) {
            recorder.awaitMessages(3);
            awaitDealt("Work", 3);
        }
        server.renumber("Work");
        server.append("Work", "Subject: nameless\n\ntwice the same");
        server.append("Work", TestingMail.fromAnn("2", "new"));
        server.append("Work", TestingMail.fromAnn("1", "one"));
        server.append("Work", "Subject: nameless\n\ntwice the same");

        try (EmailSource _ = started(server.account("Work"))) {
            awaitDealt("Work", 4);
        }

        assertThat(texts(recorder.messages())).containsExactly("one", "twice the same", "twice the same", "new");
        assertThat(recorder.messages()).extracting(Message::getId).doesNotHaveDuplicates();
    }

    @Test
    void aMessageIdWithOtherWordsIsAnotherMail() throws Exception {
        server.append(INBOX, TestingMail.fromAnn("1", "one"));
        server.append(INBOX, TestingMail.fromAnn("1", "two"));

        try (EmailSource _ = started(server.account(INBOX))) {
            assertThat(texts(recorder.awaitMessages(2))).containsExactly("one", "two");
        }
    }

    @Test
    void aForgedCopyThatCameFirstDoesNotKeepTheRealOneOut() throws Exception {
        String real = TestingMail.fromAnn("1", "/deploy");
        server.append(INBOX, real.replaceFirst("Authentication-Results.*\n", ""));
        server.append(INBOX, real);

        try (EmailSource _ = started(server.account(INBOX))) {
            assertThat(recorder.awaitMessages(2))
                    .extracting(message -> message.getSender().getId())
                    .containsExactly("email:unverified:ann@example.org", "email:ann@example.org");
        }
    }

    @Test
    void aLineThatIsCutIsOpenedAgain() throws Exception {
        try (Relay relay = new Relay(server::imapPort);
                EmailSource source = started(account(relay))) {
            server.append(INBOX, TestingMail.fromAnn("1", "one"));
            recorder.awaitMessages(1);

            relay.cut();
            server.append(INBOX, TestingMail.fromAnn("2", "two"));

            assertThat(texts(recorder.awaitMessages(2))).containsExactly("one", "two");
            Eventually.assertThatIt("is well", () -> source.trouble().isEmpty());
        }
    }

    @Test
    void aServerThatIsStartedAgainIsReadOn() throws Exception {
        try (Relay relay = new Relay(server::imapPort);
                EmailSource source = started(account(relay))) {
            server.append(INBOX, TestingMail.fromAnn("1", "one"));
            recorder.awaitMessages(1);

            server.restart();
            server.append(INBOX, TestingMail.fromAnn("2", "two"));

            assertThat(texts(recorder.awaitMessages(2))).containsExactly("one", "two");
            Eventually.assertThatIt("is well", () -> source.trouble().isEmpty());
        }
    }

    @Test
    void theFirstLookLeavesHistoryAlone() throws Exception {
        server.append(INBOX, TestingMail.fromAnn("1", "one"));
        EmailConfig account = withoutHistory(server.account(INBOX));
        try (EmailSource _ = started(account)) {
            Eventually.assertThatIt(
                    "has looked", () -> ledger.progress("office", INBOX).isPresent());

            server.append(INBOX, TestingMail.fromAnn("2", "two"));

            assertThat(texts(recorder.awaitMessages(1))).containsExactly("two");
        }
    }

    @Test
    void aMailLargerThanAllowedIsSetAsideWithItsBeginning() throws Exception {
        server.append(INBOX, TestingMail.fromAnn("1", "word ".repeat(300_000)));

        try (EmailSource _ = started(server.account(INBOX))) {
            assertThat(recorder.awaitLetters(1)).singleElement().satisfies(letter -> {
                assertThat(letter.getWhy()).contains("1 MiB", "still on the mail server");
                assertThat(letter.getPayload().remaining()).isEqualTo(64 * 1024);
            });
        }
        assertThat(recorder.messages()).isEmpty();
    }

    @Test
    void aMailNoMessageFitsIsSetAsideAndThoseBehindItGoOn() throws Exception {
        recorder.findTooLarge("whale");
        server.append(INBOX, TestingMail.fromAnn("1", "whale"));
        server.append(INBOX, TestingMail.fromAnn("2", "two"));

        try (EmailSource _ = started(server.account(INBOX))) {
            assertThat(texts(recorder.awaitMessages(1))).containsExactly("two");
        }
        assertThat(recorder.letters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.getReason()).isEqualTo("oversized"));
    }

    @Test
    void filesAreKeptAndNamed() throws Exception {
        server.append(INBOX, """
                From: ann@example.org
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the plan.
                --b
                Content-Type: application/pdf
                Content-Disposition: attachment; filename="../plan.pdf"
                Content-Transfer-Encoding: base64

                JVBERi0xLjQ=
                --b--
                """);

        try (EmailSource _ = started(server.account(INBOX))) {
            Message message = recorder.awaitMessages(1).getFirst();
            assertThat(message.getAttachments()).singleElement().satisfies(file -> {
                assertThat(file.getName()).isEqualTo("plan.pdf");
                assertThat(file.getMediaType()).isEqualTo("application/pdf");
                assertThat(Files.readString(
                                blobs().find(file.getId()).orElseThrow().file()))
                        .isEqualTo("%PDF-1.4");
            });
        }
    }

    @Test
    void aWrongPasswordIsSaidWithTheRemedy() {
        EmailConfig account = server.account(server.imapPort(), "wrong", Duration.ofMinutes(1), INBOX);

        try (EmailSource source = started(account)) {
            Eventually.assertThatIt("says so", () -> source.trouble().orElse("").contains("app password"));
            assertThat(source.trouble().orElse(""))
                    .contains("${env:MAIL_PASSWORD}")
                    .doesNotContain("wrong");
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        try (EmailSource source = started(server.account("Nowhere"))) {
            Eventually.assertThatIt("says so", () -> source.trouble().orElse("").contains("no folder \"Nowhere\""));
        }
    }

    @Test
    void aServerWithoutTlsIsNotSpokenToWhereTlsIsWanted() {
        EmailConfig plain = server.account(INBOX);
        Imap safe = new Imap(
                "127.0.0.1",
                server.imapPort(),
                "dray",
                plain.imap().password(),
                Tls.START,
                List.of(INBOX),
                Duration.ofMinutes(1));
        EmailConfig account = new EmailConfig(
                "office", plain.address(), safe, Optional.empty(), List.of(), plain.largest(), plain.history());

        try (EmailSource source = started(account)) {
            Eventually.assertThatIt("says so", () -> source.trouble().isPresent());
        }
        assertThat(recorder.messages()).isEmpty();
    }

    private void awaitDealt(String folder, long uid) {
        Eventually.assertThatIt(
                "is dealt with",
                () -> ledger.progress("office", folder)
                        .filter(progress ->
                                progress.validity() == server.folder(folder).getUidValidity())
                        .filter(progress -> progress.dealtUntil() >= uid)
                        .isPresent());
    }

    private EmailConfig account(Relay relay) {
        return server.account(relay.port(), TestingMail.PASSWORD, Duration.ofMinutes(20), INBOX);
    }

    private static EmailConfig withoutHistory(EmailConfig account) {
        return new EmailConfig(
                account.name(),
                account.address(),
                account.imap(),
                account.smtp(),
                account.trust(),
                account.largest(),
                Duration.ZERO);
    }

    private BlobStore blobs() {
        return new BlobStore(directory.resolve("blobs"), DataSize.parse("1 MiB"));
    }

    private EmailSource started(EmailConfig account) {
        EmailSource source = new EmailSource(
                List.of(account),
                ledger,
                blobs(),
                recorder,
                InstantSource.system(),
                timer,
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)));
        source.start();
        return source;
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::getText).toList();
    }
}
