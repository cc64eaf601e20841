package dev.dray.ingress.email;

import dev.dray.ingress.channel.BlobTooLargeException;
import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.SetAside;
import dev.dray.ingress.channel.TooLargeException;
import dev.dray.ingress.email.MailLedger.Answerable;
import dev.dray.runtime.value.DataSize;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes the mails of one account: records each, or sets it aside, and notes only then that it is dealt with. One at a
 * time, as the same mail may come in two folders at once.
 */
final class MailIntake {
    private final EmailConfig account;
    private final MailMessage messages;
    private final MailLedger ledger;
    private final Recorder recorder;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();

    MailIntake(EmailConfig account, MailMessage messages, MailLedger ledger, Recorder recorder, InstantSource clock) {
        this.account = account;
        this.messages = messages;
        this.ledger = ledger;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** @throws dev.dray.ingress.channel.IngressException where it could not be recorded; it is to be handed over again */
    void take(MailPlace place, byte[] bytes) {
        turn.lock();
        try {
            ReadMail mail = ReadMail.of(bytes, account);
            MailKey key = MailKey.of(mail.head(), bytes);
            Optional<String> known = ledger.known(place, key, mail.sender().proven());
            if (known.isPresent()) {
                ledger.note(place, known.get(), key, mail.sender().proven());
            } else {
                record(place, mail, bytes, key);
            }
        } catch (UnreadableMailException e) {
            setAside(place, bytes, String.valueOf(e.getMessage()));
        } finally {
            turn.unlock();
        }
    }

    /** Sets aside what the server has and does not hand out, or what is larger than a mail may be, with what there is. */
    void setAside(MailPlace place, byte[] head, String why) {
        DeadLetter letter = SetAside.undecodable(
                EmailSource.CHANNEL,
                head,
                MailMessage.MAIL,
                "%s was set aside: %s".formatted(place.id(), why),
                clock.instant());
        // The place is part of what it is: the same bytes may have come twice.
        recorder.setAside(List.of(DeadLetter.newBuilder(letter)
                .setId(Hash.of(letter.getId() + place.id()))
                .setMessageId(place.id())
                .build()));
        ledger.pass(place);
    }

    /** Sets aside a mail that is too large, of which only the beginning was fetched. */
    void setAsideLarge(MailPlace place, byte[] head, DataSize size) {
        setAside(
                place,
                head,
                "it has %d bytes, more than the %s that channels.email.largest allows; it is still on the mail server"
                        .formatted(size.bytes(), account.largest()));
    }

    /** Notes that a mail is older than the first look goes back, or gone. */
    void pass(MailPlace place) {
        ledger.pass(place);
    }

    private void record(MailPlace place, ReadMail mail, byte[] bytes, MailKey key) {
        String own = mail.head().messageId().orElseGet(() -> "<" + place.id() + ">");
        String root = root(mail, own);
        String conversation = EmailConversation.of(account.name(), mail.sender(), root);
        try {
            Message message = messages.of(place, mail, bytes, conversation, clock.instant());
            try {
                recorder.record(message);
            } catch (TooLargeException e) {
                recorder.setAside(
                        List.of(SetAside.oversized(message, String.valueOf(e.getMessage()), clock.instant())));
            }
        } catch (BlobTooLargeException e) {
            setAside(place, bytes, String.valueOf(e.getMessage()));
            return;
        }
        Answerable answerable = new Answerable(
                conversation,
                mail.head().messageId().orElse(""),
                mail.references(),
                mail.head().subject(),
                mail.automatic());
        ledger.note(place, key, mail.sender().proven(), answerable, root);
    }

    /** The Message-ID the mail's thread began with, by what we know of the mails it refers to, or else by its own word. */
    private String root(ReadMail mail, String own) {
        List<String> before = mail.references();
        return before.stream()
                .map(id -> ledger.root(account.name(), id))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> before.isEmpty() ? own : before.getFirst());
    }
}
