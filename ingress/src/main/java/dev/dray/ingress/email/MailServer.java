package dev.dray.ingress.email;

import dev.dray.ingress.email.EmailConfig.Imap;
import dev.dray.ingress.email.EmailConfig.Smtp;
import dev.dray.ingress.email.EmailConfig.Tls;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executor;

/** How the library is told to speak to a server. */
final class MailServer {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration LATE = Duration.ofSeconds(30);
    private static final int PIECE = 512 * 1024;

    private MailServer() {}

    static Session imap(Imap imap) {
        // While the server tells of news the line is silent, but for a question in each poll.
        Properties properties =
                common("imap", imap.host(), imap.port(), imap.tls(), imap.poll().plus(LATE));
        properties.setProperty("mail.imap.peek", "true");
        properties.setProperty("mail.imap.fetchsize", String.valueOf(PIECE));
        properties.setProperty("mail.imap.connectionpoolsize", "1");
        Executor events = task -> Thread.ofVirtual().name("dray-email-events").start(task);
        properties.put("mail.event.executor", events);
        return Session.getInstance(properties);
    }

    static Session smtp(Smtp smtp) {
        Properties properties = common("smtp", smtp.host(), smtp.port(), smtp.tls(), ANSWER);
        properties.setProperty("mail.smtp.auth", String.valueOf(smtp.user().isPresent()));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.localhost", "localhost");
        return Session.getInstance(properties);
    }

    private static Properties common(String protocol, String host, int port, Tls tls, Duration answer) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", String.valueOf(port));
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty(prefix + "timeout", String.valueOf(answer.toMillis()));
        properties.setProperty(prefix + "ssl.enable", String.valueOf(tls == Tls.ON));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", String.valueOf(tls == Tls.START));
        properties.setProperty(prefix + "starttls.required", String.valueOf(tls == Tls.START));
        return properties;
    }
}
