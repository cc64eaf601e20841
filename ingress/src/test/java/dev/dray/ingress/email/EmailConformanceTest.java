package dev.dray.ingress.email;

import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.SourceConformance;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.runtime.value.DataSize;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The origin of a mail is its folder and the ledger of how far that was read. */
class EmailConformanceTest extends SourceConformance {
    private final TestingMail server = new TestingMail();
    private final SystemTimer timer = new SystemTimer();
    private int arrived;

    @TempDir
    private Path directory;

    private @Nullable MailLedger ledger;
    private @Nullable EmailSource source;

    @Override
    protected void begin(Recorder into) {
        ledger = new MailLedger(directory.resolve("email.db"));
        ledger.start();
        source = new EmailSource(
                List.of(server.account("INBOX")),
                ledger,
                new BlobStore(directory.resolve("blobs"), DataSize.parse("1 MiB")),
                into,
                InstantSource.system(),
                timer,
                new Backoff(Duration.ofMillis(20), Duration.ofMillis(200)));
        source.start();
    }

    @Override
    protected void end() {
        if (source != null && ledger != null) {
            source.close();
            ledger.close();
        }
    }

    @Override
    protected String arrive(String word) {
        try {
            arrived++;
            return server.idOf("INBOX", server.append("INBOX", TestingMail.fromAnn("mail-" + arrived, word)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same mail at another place of the mailbox, as after it was moved. */
    @Override
    protected boolean arriveAgain(String id) {
        append(TestingMail.fromAnn("mail-" + arrived, "one"));
        return true;
    }

    @Override
    protected Fate arriveBroken() {
        append("Subject: more files than a mail may have\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: application/pdf; name=a.pdf\n\na\n".repeat(501)
                + "--b--\n");
        return Fate.DEAD_LETTER;
    }

    @Override
    protected Fate arriveHuge(String word) {
        arrive(word);
        return Fate.DEAD_LETTER;
    }

    private void append(String mail) {
        try {
            server.append("INBOX", mail);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected boolean acknowledged(String id) {
        long uid = Long.parseLong(id.substring(id.lastIndexOf(':') + 1));
        return ledger != null
                && ledger.progress("office", "INBOX")
                        .filter(progress -> progress.dealtUntil() >= uid)
                        .isPresent();
    }

    @AfterEach
    void stop() {
        timer.close();
        server.close();
    }
}
