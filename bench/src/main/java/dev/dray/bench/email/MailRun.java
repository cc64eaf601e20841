package dev.dray.bench.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dray.bench.faults.Directories;
import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.email.EmailConfig;
import dev.dray.ingress.email.EmailConfig.Imap;
import dev.dray.ingress.email.EmailConfig.Tls;
import dev.dray.ingress.email.EmailSource;
import dev.dray.ingress.email.MailLedger;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import dev.dray.runtime.time.SystemTimer;
import dev.dray.runtime.value.DataSize;
import dev.dray.runtime.value.HostPort;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has the channel email read a mail server into whose folders mails are put: a folder of mails, with the server started
 * again in the middle; one at a time, for how long each takes; and the folder once more, numbered anew.
 */
public final class MailRun implements AutoCloseable {
    private static final String ACCOUNT = "bench";
    private static final String CORPUS = "Corpus";
    private static final String NEWS = "News";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MailHost host;
    private final InstantSource clock;
    private final Path home;
    private final CountingRecorder recorder = new CountingRecorder();

    private MailRun(MailHost host, InstantSource clock) throws IOException {
        this.host = host;
        this.clock = clock;
        this.home = Files.createTempDirectory("dray-email-");
        Directories.deleteAtTheEnd(home);
    }

    /** On GreenMail in this process. */
    public static MailRun onGreenMail(InstantSource clock) throws IOException {
        return new MailRun(new GreenMailHost(), clock);
    }

    /**
     * On Debian's Dovecot.
     *
     * @throws IOException where that is not installed
     */
    public static MailRun onDovecot(InstantSource clock) throws IOException {
        return new MailRun(new DovecotHost(), clock);
    }

    /** On a server that runs on loopback, whose folders {@code Corpus} and {@code News} are emptied. */
    public static MailRun on(HostPort imap, String user, String password, InstantSource clock) throws IOException {
        return new MailRun(new GivenHost(imap, user, password), clock);
    }

    /**
     * What came of the mails of a folder.
     *
     * @param missing how many were neither recorded nor set aside
     * @param doubled how many were recorded or set aside more than once
     * @param repeated how many were recorded again when the folder was numbered anew
     * @param reasons why mails were set aside
     * @param latencies from before a mail was put there until it was recorded, in milliseconds
     */
    public record Came(
            int mails,
            int recorded,
            int withText,
            int files,
            int missing,
            int doubled,
            int repeated,
            List<String> reasons,
            List<Double> latencies) {}

    /**
     * Reads what is put there, and counts.
     *
     * @param data the folder with the mails, in files {@code *.eml}
     * @param alone how many mails are put there one at a time
     */
    public Came read(Path data, int alone) throws IOException, MessagingException, InterruptedException {
        List<byte[]> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".eml"))
                    .sorted()
                    .toList()) {
                mails.add(Files.readAllBytes(file));
            }
        }
        try (Mailbox mailbox = new Mailbox(host)) {
            mailbox.fresh(CORPUS);
            mailbox.fresh(NEWS);
        }
        List<String> ids = new ArrayList<>();
        List<Double> latencies;
        try (Reading _ = new Reading()) {
            append(mails.subList(0, mails.size() / 2), ids);
            host.restart();
            append(mails.subList(mails.size() / 2, mails.size()), ids);
            recorder.await(ids, PATIENCE);
            latencies = latencies(alone);
        }
        List<Message> messages = recorder.messages().stream()
                .filter(each -> ids.contains(each.getId()))
                .toList();
        return new Came(
                mails.size(),
                messages.size(),
                (int) messages.stream()
                        .filter(each -> !each.getText().isBlank())
                        .count(),
                messages.stream().mapToInt(each -> each.getAttachments().size()).sum(),
                (int) ids.stream().filter(id -> recorder.times(id) == 0).count(),
                (int) ids.stream().filter(id -> recorder.times(id) > 1).count(),
                repeated(mails),
                recorder.letters().stream().map(DeadLetter::getWhy).toList(),
                latencies);
    }

    private void append(List<byte[]> mails, List<String> ids) throws MessagingException {
        try (Mailbox mailbox = new Mailbox(host)) {
            for (byte[] mail : mails) {
                ids.add(mailbox.append(ACCOUNT, CORPUS, mail));
            }
        }
    }

    private List<Double> latencies(int alone) throws MessagingException, InterruptedException {
        List<Double> latencies = new ArrayList<>();
        try (Mailbox mailbox = new Mailbox(host)) {
            for (int i = 0; i < alone; i++) {
                long begin = System.nanoTime();
                String id = mailbox.append(ACCOUNT, NEWS, mail("alone " + i));
                recorder.await(List.of(id), PATIENCE);
                latencies.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return latencies;
    }

    /** Numbers the folder anew with the same mails in it, and one more, behind which all have been looked at. */
    private int repeated(List<byte[]> mails) throws MessagingException, InterruptedException {
        int before = recorder.messages().size() + recorder.letters().size();
        String last;
        try (Mailbox mailbox = new Mailbox(host)) {
            mailbox.renumber(CORPUS);
            for (byte[] mail : mails) {
                mailbox.append(ACCOUNT, CORPUS, mail);
            }
            last = mailbox.append(ACCOUNT, CORPUS, mail("the last"));
        }
        try (Reading _ = new Reading()) {
            recorder.await(List.of(last), PATIENCE);
        }
        return recorder.messages().size() + recorder.letters().size() - before - 1;
    }

    private static byte[] mail(String text) {
        return "From: ann@example.org\r\nSubject: %1$s\r\nMessage-ID: <%2$s@bench.example.org>\r\n\r\n%1$s\r\n"
                .formatted(text, text.replace(' ', '.'))
                .getBytes(UTF_8);
    }

    /** The channel, while it runs. */
    private final class Reading implements AutoCloseable {
        private final SystemTimer timer = new SystemTimer();
        private final MailLedger ledger = new MailLedger(home.resolve("email.db"));
        private final EmailSource source;

        private Reading() {
            // Nothing is found by polling in the time this takes.
            Imap imap = new Imap(
                    host.imap().host(),
                    host.imap().port(),
                    host.user(),
                    new Secret(SecretReference.parse("${env:BENCH}"), _ -> host.password(), "bench"),
                    Tls.OFF,
                    List.of(CORPUS, NEWS),
                    Duration.ofMinutes(20));
            EmailConfig account = new EmailConfig(
                    ACCOUNT,
                    "bench@example.org",
                    imap,
                    Optional.empty(),
                    List.of(),
                    DataSize.parse("25 MiB"),
                    Duration.ofDays(1));
            ledger.start();
            source = new EmailSource(
                    List.of(account),
                    ledger,
                    new BlobStore(home.resolve("blobs"), DataSize.parse("64 MiB")),
                    recorder,
                    clock,
                    timer,
                    new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)));
            source.start();
        }

        @Override
        public void close() {
            source.close();
            ledger.close();
            timer.close();
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
