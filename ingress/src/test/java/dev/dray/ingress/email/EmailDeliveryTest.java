package dev.dray.ingress.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.DeliveryOutcome.Undeliverable;
import dev.dray.ingress.channel.NotingSending;
import dev.dray.ingress.channel.RecordingRecorder;
import dev.dray.ingress.email.MailContent.MailFile;
import dev.dray.ingress.email.ScriptedSmtp.Answer;
import dev.dray.runtime.value.DataSize;
import dev.dray.schema.Action;
import dev.dray.schema.Attachment;
import dev.dray.schema.Message;
import dev.dray.schema.Reply;
import dev.dray.schema.ReplyKind;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmailDeliveryTest {
    private static final int NOBODY_LISTENS = 1;
    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");

    private final RecordingRecorder recorder = new RecordingRecorder();
    private final ScriptedSmtp smtp;

    @TempDir
    private Path directory;

    private MailLedger ledger = new MailLedger(Path.of("replaced"));

    EmailDeliveryTest() throws IOException {
        smtp = new ScriptedSmtp();
    }

    @BeforeEach
    void open() {
        ledger = new MailLedger(directory.resolve("email.db"));
        ledger.start();
    }

    @AfterEach
    void close() {
        ledger.close();
        smtp.close();
    }

    @Test
    void aReplyIsInTheThreadOfWhatItAnswers() throws Exception {
        Message asked = taken(
                1,
                TestingMail.fromAnn("2", "/deploy")
                        .replace("Subject: About it", "Subject: AW: Re: plan\nReferences: <1@example.org>"));

        deliver(reply(asked.getConversation(), "done").setMessageId(asked.getId()));

        MimeMessage mail = only();
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<2@example.org>");
        assertThat(mail.getHeader("References")).containsExactly("<1@example.org> <2@example.org>");
        assertThat(mail.getSubject()).isEqualTo("Re: plan");
        assertThat(mail.getHeader("To")).containsExactly("ann@example.org");
        assertThat(mail.getHeader("From")).containsExactly("dray@example.org");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
    }

    @Test
    void theAnswerToAReplyIsInTheSameConversationEvenWhereItNamesOnlyTheReply() throws Exception {
        Message asked = taken(1, TestingMail.fromAnn("1", "/deploy"));
        deliver(reply(asked.getConversation(), "done").setMessageId(asked.getId()));
        String id = only().getMessageID();

        Message answer =
                taken(2, TestingMail.fromAnn("2", "thanks").replace("Subject:", "In-Reply-To: " + id + "\nSubject:"));

        assertThat(answer.getConversation()).isEqualTo(asked.getConversation());
    }

    @Test
    void aForgedMailIsNotInTheConversationItClaims() throws Exception {
        Message real = taken(1, TestingMail.fromAnn("1", "/deploy"));

        Message forged = taken(
                2,
                TestingMail.fromAnn("2", "/deploy")
                        .replaceFirst("Authentication-Results.*\n", "References: <1@example.org>\n"));

        assertThat(forged.getConversation()).isNotEqualTo(real.getConversation());
        assertThat(forged.getSender().getId()).isEqualTo("email:unverified:ann@example.org");
    }

    @Test
    void whereTheLedgerIsLostAReplyStillReachesThePerson() throws Exception {
        deliver(reply("email/office/ann@example.org/0123456789abcdef", "# Done\n\nall of it"));

        assertThat(only().getSubject()).isEqualTo("Done");
        assertThat(only().getHeader("In-Reply-To")).isNull();
    }

    @Test
    void aReplySentAgainHasTheSameMessageId() throws Exception {
        smtp.next(Answer.LINE_CUT);
        Reply.Builder reply = reply("email/office/ann@example.org", "done");

        DeliveryOutcome first = deliver(reply);
        deliver(reply);

        assertThat(first)
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.arrival()).isEqualTo(Arrival.PERHAPS));
        assertThat(smtp.mails()).hasSize(2);
        assertThat(mail(0).getMessageID()).isEqualTo(mail(1).getMessageID()).endsWith("@example.org>");
    }

    @Test
    void markdownIsSentAsTextAndAsHtmlWithoutTheHtmlInIt() throws Exception {
        deliver(reply("email/office/ann@example.org", "**done** <script>x</script>"));

        String mail = smtp.mails().getFirst();
        assertThat(mail).contains("**done** <script>").contains("<strong>done</strong> &lt;script&gt;");
    }

    @Test
    void filesAreSentAlongAndThoseTooLargeForTheServerAreNamed() throws Exception {
        smtp.says("SIZE 100000");
        BlobStore blobs = blobs();
        Blob small = blobs.keep(new ByteArrayInputStream("%PDF".getBytes(UTF_8)));
        Blob large = blobs.keep(new ByteArrayInputStream(new byte[90_000]));

        deliver(reply("email/office/ann@example.org", "here")
                .setAttachments(List.of(
                        file(small.id(), "plän.pdf"),
                        file(large.id(), "film.mp4"),
                        file("sha256:" + "0".repeat(64), "gone.txt"))));

        MailContent content = MailTree.read(only());
        assertThat(content.files()).extracting(MailFile::name).containsExactly("plän.pdf");
        assertThat(content.files().getFirst().bytes().array()).asString(UTF_8).isEqualTo("%PDF");
        assertThat(content.text()).contains("film.mp4 (too large for a mail)", "gone.txt (not here any more)");
    }

    @Test
    void whatCanBeDoneAboutItIsSaid() throws Exception {
        Action approve = Action.newBuilder()
                .setLabel("Approve")
                .setCommand("/approve 7f3a")
                .build();

        deliver(reply("email/office/ann@example.org", "May I?").setActions(List.of(approve)));

        assertThat(MailTree.read(only()).text()).isEqualTo("May I?\n\nApprove: answer with `/approve 7f3a`");
    }

    @Test
    void progressIsNotMailed() {
        DeliveryOutcome outcome =
                deliver(reply("email/office/ann@example.org", "40 %").setKind(ReplyKind.PROGRESS));

        assertThat(outcome).isEqualTo(new Delivered());
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void anAutomaticMailIsNeverAnswered() throws Exception {
        Message away = taken(1, "Auto-Submitted: auto-replied\n" + TestingMail.fromAnn("1", "I am away"));

        DeliveryOutcome outcome = deliver(reply(away.getConversation(), "done").setMessageId(away.getId()));

        assertThat(away.getAddressed()).isFalse();
        assertThat(outcome).isInstanceOf(Undeliverable.class);
        assertThat(smtp.mails()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainUnmarked() {
        EmailConfig account = TestingMail.sendingBy(NOBODY_LISTENS);

        DeliveryOutcome outcome = new EmailDelivery(List.of(account), ledger, blobs())
                .deliver(reply("email/office/ann@example.org", "done").build(), new NotingSending());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.arrival()).isEqualTo(Arrival.NONE));
    }

    @Test
    void aRealServerTakesIt() throws Exception {
        try (TestingMail server = new TestingMail()) {
            DeliveryOutcome outcome = new EmailDelivery(List.of(server.account()), ledger, blobs())
                    .deliver(reply("email/office/ann@example.org", "grüße").build(), new NotingSending());

            assertThat(outcome).isEqualTo(new Delivered());
            assertThat(server.sent()).hasSize(1);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            server.sent()[0].writeTo(bytes);
            assertThat(MailTree.read(MailTree.mail(bytes.toByteArray()).orElseThrow())
                            .text())
                    .isEqualTo("grüße");
        }
    }

    private Message taken(int uid, String mail) throws InterruptedException {
        EmailConfig account = TestingMail.sendingBy(smtp.port());
        ledger.begin("office", "INBOX", new MailLedger.Progress(1, uid - 1L, NOW));
        new MailIntake(account, new MailMessage(blobs()), ledger, recorder, InstantSource.fixed(NOW))
                .take(new MailPlace("office", "INBOX", 1, uid), mail.getBytes(UTF_8));
        return recorder.awaitMessages(uid).getLast();
    }

    private BlobStore blobs() {
        return new BlobStore(directory.resolve("blobs"), DataSize.parse("1 MiB"));
    }

    private DeliveryOutcome deliver(Reply.Builder reply) {
        return new EmailDelivery(List.of(TestingMail.sendingBy(smtp.port())), ledger, blobs())
                .deliver(reply.build(), new NotingSending());
    }

    private static Reply.Builder reply(String conversation, String text) {
        return Reply.newBuilder()
                .setId("reply-1")
                .setConversation(conversation)
                .setKind(ReplyKind.RESULT)
                .setText(text)
                .setAt(NOW);
    }

    private static Attachment file(String id, String name) {
        return Attachment.newBuilder()
                .setId(id)
                .setName(name)
                .setMediaType("application/pdf")
                .build();
    }

    private MimeMessage only() throws MessagingException {
        assertThat(smtp.mails()).hasSize(1);
        return mail(0);
    }

    private MimeMessage mail(int index) throws MessagingException {
        return MailTree.mail(smtp.mails().get(index).getBytes(ISO_8859_1)).orElseThrow();
    }
}
