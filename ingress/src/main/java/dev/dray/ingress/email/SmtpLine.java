package dev.dray.ingress.email;

import dev.dray.ingress.channel.DeliveryOutcome;
import dev.dray.ingress.channel.DeliveryOutcome.Arrival;
import dev.dray.ingress.channel.DeliveryOutcome.Delivered;
import dev.dray.ingress.channel.DeliveryOutcome.TryAgain;
import dev.dray.ingress.channel.DeliveryOutcome.Undeliverable;
import dev.dray.ingress.email.EmailConfig.Smtp;
import dev.dray.ingress.email.OutgoingMail.Written;
import dev.dray.runtime.secret.Secret;
import dev.dray.runtime.secret.SecretException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Hands one mail in at an SMTP server, over a line of its own, and says what came of it. */
final class SmtpLine {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final int FOR_GOOD = 500;
    private static final int NOT_LET_IN = 530;
    private static final int LAST_NOT_LET_IN = 538;

    private final Smtp smtp;

    SmtpLine(Smtp smtp) {
        this.smtp = smtp;
    }

    /** A server that listens, and the most bytes of a mail it takes. */
    record Listening(Session session, long most) {}

    /** Composes a mail for a server. */
    @FunctionalInterface
    interface Composing {
        Written compose(Listening server) throws MessagingException;
    }

    DeliveryOutcome send(Composing composing) {
        Session session = MailServer.smtp(smtp);
        try {
            SMTPTransport line = (SMTPTransport) session.getTransport("smtp");
            try {
                line.connect(
                        smtp.host(),
                        smtp.port(),
                        smtp.user().orElse(null),
                        smtp.password().map(Secret::reveal).orElse(null));
                return hand(line, composing.compose(new Listening(session, most(line))));
            } finally {
                leave(line);
            }
        } catch (SecretException e) {
            return new TryAgain(LATER, String.valueOf(e.getMessage()), Arrival.NONE);
        } catch (AuthenticationFailedException e) {
            return new TryAgain(
                    LATER,
                    "%s does not let us in (%s); check user and password of channels.email.smtp"
                            .formatted(smtp.host(), e.getMessage()),
                    Arrival.NONE);
        } catch (MessagingException e) {
            return new TryAgain(
                    SOON, "%s:%d cannot be spoken to: %s".formatted(smtp.host(), smtp.port(), said(e)), Arrival.NONE);
        }
    }

    /** What came of the mail is known by then; that the server does not hear our goodbye changes nothing. */
    private static void leave(SMTPTransport line) {
        try {
            line.close();
        } catch (MessagingException _) {
            // The line is closed all the same.
        }
    }

    private DeliveryOutcome hand(SMTPTransport line, Written mail) {
        try {
            line.sendMessage(mail, mail.getAllRecipients());
            return new Delivered();
        } catch (MessagingException e) {
            OptionalInt code = code(e);
            String why = "%s answers: %s".formatted(smtp.host(), said(e));
            if (code.isEmpty()) {
                // Until the last line is through the server has nothing it could keep.
                return new TryAgain(SOON, why, mail.whole() ? Arrival.PERHAPS : Arrival.NONE);
            }
            boolean ours = code.getAsInt() >= NOT_LET_IN && code.getAsInt() <= LAST_NOT_LET_IN;
            return code.getAsInt() >= FOR_GOOD && !ours
                    ? new Undeliverable(why)
                    : new TryAgain(LATER, why, Arrival.NONE);
        }
    }

    private static long most(SMTPTransport line) {
        String size = line.supportsExtension("SIZE") ? line.getExtensionParameter("SIZE") : null;
        // A zero says that there is no limit known.
        return size == null || !size.matches("[1-9]\\d{0,17}") ? Long.MAX_VALUE : Long.parseLong(size);
    }

    /** The code of the server's answer; none where there was no answer. */
    private static OptionalInt code(MessagingException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            int code = switch (each) {
                case SMTPAddressFailedException address -> address.getReturnCode();
                case SMTPSenderFailedException sender -> sender.getReturnCode();
                case SMTPSendFailedException send -> send.getReturnCode();
                default -> -1;
            };
            if (code > 0) {
                return OptionalInt.of(code);
            }
        }
        return OptionalInt.empty();
    }

    private static String said(MessagingException failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage()).strip();
    }
}
