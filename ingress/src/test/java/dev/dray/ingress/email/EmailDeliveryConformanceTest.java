package dev.dray.ingress.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.Delivery;
import dev.dray.ingress.channel.DeliveryConformance;
import dev.dray.ingress.email.ScriptedSmtp.Answer;
import dev.dray.runtime.value.DataSize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmailDeliveryConformanceTest extends DeliveryConformance {
    private final ScriptedSmtp smtp;

    @TempDir
    private Path directory;

    private MailLedger ledger = new MailLedger(Path.of("replaced"));

    EmailDeliveryConformanceTest() throws IOException {
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

    @Override
    protected Delivery delivery() {
        return new EmailDelivery(
                List.of(TestingMail.sendingBy(smtp.port())),
                ledger,
                new BlobStore(directory.resolve("blobs"), DataSize.parse("1 MiB")));
    }

    @Override
    protected String conversation() {
        return "email/office/ann@example.org/0123456789abcdef";
    }

    @Override
    protected String nowhere() {
        return "email/office/unknown/0123456789abcdef";
    }

    /** A reply is one mail, however long: there is no part before the one that fails. */
    @Override
    protected void nextFails(Failure failure) {
        switch (failure) {
            case NONE -> {}
            case REFUSED_FOR_GOOD -> smtp.next(Answer.REFUSED_FOR_GOOD);
            case REFUSED_FOR_NOW -> smtp.next(Answer.REFUSED_FOR_NOW);
            case ANSWER_LOST -> smtp.next(Answer.LINE_CUT);
        }
    }

    @Override
    protected List<String> arrived() {
        return smtp.mails().stream().map(EmailDeliveryConformanceTest::text).toList();
    }

    private static String text(String mail) {
        try {
            return MailTree.read(MailTree.mail(mail.getBytes(ISO_8859_1)).orElseThrow())
                    .text();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
