package dev.dray.ingress.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;

/**
 * A mail, read.
 *
 * @param text what its sender wrote himself; the subject where that is all there is
 */
record ReadMail(MailHead head, MailContent content, String text, MailSender sender, boolean automatic) {

    /**
     * Reads a mail that came to an account.
     *
     * @throws UnreadableMailException where its bytes are no mail
     */
    static ReadMail of(byte[] bytes, EmailConfig account) throws UnreadableMailException {
        MimeMessage mail = MailTree.mail(bytes)
                .orElseThrow(() -> new UnreadableMailException("its headers cannot be read as those of a mail"));
        MailHead head = new MailHead(mail);
        try {
            MailSender sender = MailSender.of(head.all("From"), head.all("Authentication-Results"), account.trust());
            MailContent content = MailTree.read(mail);
            String own = OwnWords.of(content.words(), head.subject());
            return new ReadMail(
                    head,
                    content,
                    own.isEmpty() ? head.subject() : own,
                    sender,
                    Automatic.is(head, sender.address(), account.address()));
        } catch (MessagingException | IOException | RuntimeException | StackOverflowError e) {
            // A mail that the library stumbles over must not stop those behind it.
            throw new UnreadableMailException("its parts cannot be read (%s)".formatted(e));
        }
    }

    /** The Message-IDs before it, oldest first. */
    List<String> references() {
        return head.references();
    }
}
