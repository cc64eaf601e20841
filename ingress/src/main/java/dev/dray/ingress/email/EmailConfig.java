package dev.dray.ingress.email;

import dev.dray.runtime.config.Default;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.value.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One account of {@code channels.email}.
 *
 * @param name what the account is called, in ids and conversations
 * @param address its address: replies come from it
 * @param imap where its mail is
 * @param smtp where its replies are handed in; without it there are none
 * @param trust the names (RFC 8601 authserv-id) of the servers whose word on a sender counts
 * @param largest the most bytes a mail may have; a larger one is set aside
 * @param history how far back the first look at a folder goes
 */
public record EmailConfig(
        String name,
        String address,
        Imap imap,
        Optional<Smtp> smtp,
        List<String> trust,
        @Default("25 MiB") DataSize largest,
        @Default("0s") Duration history) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[?::1]?");
    private static final Duration LONGEST_POLL = Duration.ofMinutes(25);
    private static final int LARGEST_PORT = 65_535;

    /** How the way to a server is encrypted: from the start, after STARTTLS, or not at all. */
    public enum Tls {
        ON,
        START,
        OFF
    }

    /**
     * Where mail is fetched.
     *
     * @param folders whose mail counts; INBOX where none is named
     * @param poll how long news may stay unseen where the server does not tell of it
     */
    public record Imap(
            String host,
            @Default("993") int port,
            String user,
            Secret password,
            @Default("on") Tls tls,
            List<String> folders,
            @Default("1m") Duration poll) {
        public Imap {
            check(host, port, tls);
            folders = folders.isEmpty() ? List.of("INBOX") : List.copyOf(folders);
            if (poll.compareTo(Duration.ofSeconds(1)) < 0 || poll.compareTo(LONGEST_POLL) > 0) {
                throw new IllegalArgumentException(
                        "poll: %d s is not between 1 s and 25 min, after which servers end a line that is silent"
                                .formatted(poll.toSeconds()));
            }
        }
    }

    /** Where replies are handed in; without a user nobody logs in. */
    public record Smtp(
            String host,
            @Default("465") int port,
            Optional<String> user,
            Optional<Secret> password,
            @Default("on") Tls tls) {
        public Smtp {
            check(host, port, tls);
            if (user.isPresent() != password.isPresent()) {
                throw new IllegalArgumentException("user: and password go together; give both, or neither");
            }
        }
    }

    public EmailConfig {
        address = address.toLowerCase(Locale.ROOT);
        trust = trust.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name: \"%s\" is not made of up to 32 lower-case letters, digits and hyphens, such as office"
                            .formatted(name));
        }
        if (MailAddress.parse(address).isEmpty()) {
            throw new IllegalArgumentException(
                    "address: \"%s\" is no mail address, such as dray@example.org".formatted(address));
        }
        if (largest.bytes() == 0 || largest.compareTo(DataSize.parse("64 MiB")) > 0) {
            throw new IllegalArgumentException("largest: %s is not between 1 B and 64 MiB".formatted(largest));
        }
    }

    private static void check(String host, int port, Tls tls) {
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException("port: %d is not between 1 and %d".formatted(port, LARGEST_PORT));
        }
        if (tls == Tls.OFF && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "tls: off would send the password readable to %s; write on, or start for STARTTLS".formatted(host));
        }
    }
}
