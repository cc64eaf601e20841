package dev.dray.ingress.email;

import dev.dray.ingress.channel.Backoff;
import dev.dray.ingress.channel.Blobs;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.Source;
import dev.dray.runtime.time.Timer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the folders of the accounts of {@code channels.email}, each on a line of its own, and records what comes in. The
 * mail stays where it is, as it is: how far each folder is read, the {@link MailLedger} knows.
 */
public final class EmailSource implements Source {
    /** The channel's word. */
    public static final String CHANNEL = "email";

    private final List<FolderWatch> watches = new ArrayList<>();

    /**
     * @param ledger open before this starts, until it is closed
     * @param backoff how long to wait before a server is spoken to again
     */
    public EmailSource(
            List<EmailConfig> accounts,
            MailLedger ledger,
            Blobs blobs,
            Recorder recorder,
            InstantSource clock,
            Timer timer,
            Backoff backoff) {
        for (EmailConfig account : accounts) {
            MailIntake intake = new MailIntake(account, new MailMessage(blobs), ledger, recorder, clock);
            for (String folder : account.imap().folders()) {
                watches.add(new FolderWatch(account, folder, intake, ledger, clock, timer, backoff));
            }
        }
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Optional<String> trouble() {
        return Optional.of(watches.stream()
                        .map(FolderWatch::trouble)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("; ")))
                .filter(sentence -> !sentence.isEmpty());
    }

    @Override
    public void start() {
        watches.forEach(FolderWatch::start);
    }

    @Override
    public void close() {
        watches.forEach(FolderWatch::close);
    }
}
