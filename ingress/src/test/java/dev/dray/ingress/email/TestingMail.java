package dev.dray.ingress.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.imap.ImapServer;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.dray.ingress.channel.Eventually;
import dev.dray.ingress.email.EmailConfig.Imap;
import dev.dray.ingress.email.EmailConfig.Smtp;
import dev.dray.ingress.email.EmailConfig.Tls;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretReference;
import dev.dray.runtime.value.DataSize;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** A mail server on loopback with one account, dray@example.org. */
final class TestingMail implements AutoCloseable {
    static final String ADDRESS = "dray@example.org";
    static final String PASSWORD = "open sesame";
    static final String TRUSTED = "mx.example.org";

    private final GreenMail server;
    private final GreenMailUser user;
    private ImapServer imap;

    TestingMail() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        imap = server.getImap();
        user = server.setUser(ADDRESS, "dray", PASSWORD);
    }

    int imapPort() {
        return imap.getPort();
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    /** Stops listening and cuts all lines, and begins again; the mails stay. */
    void restart() throws InterruptedException {
        imap.stopService();
        imap = new ImapServer(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP), server.getManagers());
        imap.startService();
        if (!imap.waitTillRunning(ServerSetup.SERVER_STARTUP_TIMEOUT)) {
            throw new IllegalStateException("the mail server does not start");
        }
    }

    /** Puts a mail into a folder; its UID. */
    long append(String folder, String mail) throws MessagingException {
        MimeMessage message = new MimeMessage(
                MailTree.session(),
                new ByteArrayInputStream(mail.replace("\n", "\r\n").getBytes(UTF_8)));
        return folder(folder)
                .appendMessage(
                        message, new Flags(), Date.from(InstantSource.system().instant()));
    }

    MailFolder folder(String name) {
        return server.getManagers().getImapHostManager().getFolder(user, name);
    }

    void createFolder(String name) throws FolderException {
        try {
            server.getManagers().getImapHostManager().createMailbox(user, name);
        } catch (com.icegreen.greenmail.imap.AuthorizationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empties a folder and has its mails numbered anew from now on. */
    void renumber(String name) {
        long before = folder(name).getUidValidity();
        // The server numbers folders by the second.
        Eventually.assertThatIt("is numbered anew", () -> {
            try {
                folder(name).deleteAllMessages();
                server.getManagers().getImapHostManager().getStore().deleteMailbox(folder(name));
                createFolder(name);
            } catch (FolderException e) {
                throw new IllegalStateException(e);
            }
            return folder(name).getUidValidity() != before;
        });
    }

    /** What the server's SMTP side took in, for whomever. */
    MimeMessage[] sent() {
        return server.getReceivedMessages();
    }

    String idOf(String folder, long uid) {
        return "email:office:%s:%d:%d".formatted(folder, folder(folder).getUidValidity(), uid);
    }

    EmailConfig account(String... folders) {
        return account(imapPort(), PASSWORD, Duration.ofMinutes(20), folders);
    }

    EmailConfig account(int imapPort, String password, Duration poll, String... folders) {
        return new EmailConfig(
                "office",
                ADDRESS,
                new Imap("127.0.0.1", imapPort, "dray", secret(password), Tls.OFF, List.of(folders), poll),
                Optional.of(new Smtp("127.0.0.1", smtpPort(), Optional.empty(), Optional.empty(), Tls.OFF)),
                List.of(TRUSTED),
                DataSize.parse("1 MiB"),
                Duration.ofDays(1));
    }

    /** The account, where only its way out matters. */
    static EmailConfig sendingBy(int smtpPort) {
        return new EmailConfig(
                "office",
                ADDRESS,
                new Imap("127.0.0.1", 1, "dray", secret(PASSWORD), Tls.OFF, List.of(), Duration.ofMinutes(1)),
                Optional.of(new Smtp("127.0.0.1", smtpPort, Optional.empty(), Optional.empty(), Tls.OFF)),
                List.of(TRUSTED),
                DataSize.parse("1 MiB"),
                Duration.ZERO);
    }

    static Secret secret(String value) {
        return new Secret(SecretReference.parse("${env:MAIL_PASSWORD}"), _ -> value, "channels.email[0].imap.password");
    }

    /** A mail of Ann's whose sender a trusted server vouches for. */
    static String fromAnn(String id, String text) {
        return """
                Authentication-Results: mx.example.org; dmarc=pass header.from=example.org
                From: Ann <ann@example.org>
                To: dray@example.org
                Subject: About it
                Date: Fri, 20 Nov 2026 09:30:00 +0000
                Message-ID: <%s@example.org>

                %s
                """.formatted(id, text);
    }

    @Override
    public void close() {
        imap.stopService();
        server.stop();
    }
}
