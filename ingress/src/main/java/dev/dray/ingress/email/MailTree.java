package dev.dray.ingress.email;

import dev.dray.ingress.email.MailContent.MailFile;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads the parts of one mail: words to read, and files. Whatever is malformed is read as far as it goes; what has no
 * parts where it should is read as text. Used once.
 */
final class MailTree {
    private static final String PLAIN = "text/plain";
    private static final String HTML = "text/html";
    private static final String MAIL = "message/rfc822";
    private static final String ALTERNATIVE = "multipart/alternative";
    private static final int DEEPEST = 40;
    private static final int MOST_FILES = 500;

    private int files;

    private MailTree() {}

    /** @throws UnreadableMailException for a mail with more files than anybody sends */
    static MailContent read(MimeMessage mail) throws MessagingException, IOException, UnreadableMailException {
        return new MailTree().read(MailPart.of(mail, PLAIN), 0, true);
    }

    private MailContent read(MailPart part, int depth, boolean first)
            throws MessagingException, IOException, UnreadableMailException {
        if (part.isMultipart() && depth < DEEPEST) {
            List<MailPart> parts = partsOf(part);
            if (!parts.isEmpty()) {
                List<MailContent> read = new ArrayList<>();
                for (MailPart each : parts) {
                    read.add(read(each, depth + 1, read.isEmpty()));
                }
                MailContent content =
                        part.type().word().equals(ALTERNATIVE) ? MailContent.best(read) : MailContent.all(read);
                return content.or(depth == 0 ? text(part.bytes(), part) : "");
            }
            return part.isAttachment() ? file(part) : MailContent.text(text(part.bytes(), part), true);
        }
        // A body may have a name; what follows it and has one is a file.
        boolean shown = !part.isAttachment() && (first || part.fileName().isEmpty());
        return switch (part.type().word()) {
            case PLAIN -> shown ? MailContent.text(text(part.bytes(), part), true) : file(part);
            case HTML -> shown ? MailContent.text(HtmlText.of(html(part)), false) : file(part);
            default -> file(part);
        };
    }

    private MailContent file(MailPart part) throws MessagingException, IOException, UnreadableMailException {
        files++;
        if (files > MOST_FILES) {
            throw new UnreadableMailException(
                    "it has more than %d files; ask the sender to put them into one".formatted(MOST_FILES));
        }
        byte[] bytes = part.bytes();
        String type = part.type().word();
        boolean readable = type.startsWith("text/") && part.fileName().isEmpty() && !part.isAttachment();
        return MailContent.file(
                new MailFile(name(part, bytes), type, ByteBuffer.wrap(bytes)),
                readable ? Bytes.read(bytes, charset(part)).strip() : "");
    }

    private static String name(MailPart part, byte[] bytes) throws MessagingException {
        if (part.fileName().isEmpty() && part.type().word().equals(MAIL)) {
            String[] subject = new MimeMessage(session(), new ByteArrayInputStream(bytes)).getHeader("Subject");
            return subject == null ? "" : FileName.safe(HeaderText.of(MailHead.bounded(subject[0])) + ".eml");
        }
        return part.fileName();
    }

    private static String text(byte[] bytes, MailPart part) {
        String text = Bytes.read(bytes, charset(part)).replace("\r\n", "\n").replace('\r', '\n');
        return part.type().parameter("format").orElse("").equalsIgnoreCase("flowed")
                ? FlowedText.joined(
                        text, part.type().parameter("delsp").orElse("").equalsIgnoreCase("yes"))
                : text;
    }

    private static String html(MailPart part) throws MessagingException, IOException {
        byte[] bytes = part.bytes();
        return Bytes.read(bytes, part.type().parameter("charset").orElseGet(() -> HtmlText.charsetSaidIn(bytes)));
    }

    private static String charset(MailPart part) {
        return part.type().parameter("charset").orElse("");
    }

    private static List<MailPart> partsOf(MailPart part) {
        String otherwise = part.type().word().equals("multipart/digest") ? MAIL : PLAIN;
        String boundary = part.type()
                .parameter("boundary")
                .map(said -> "; boundary=\"" + said.replaceAll("([\\\\\"])", "\\\\$1") + "\"")
                .orElse("");
        try {
            // Said anew, as what stands in the header may be too malformed for the library.
            MimeMultipart multipart = new MimeMultipart(new PartSource(part, "multipart/mixed" + boundary));
            List<MailPart> parts = new ArrayList<>();
            int count = multipart.getCount();
            for (int i = 0; i < count; i++) {
                parts.add(MailPart.of((MimePart) multipart.getBodyPart(i), otherwise));
            }
            return parts;
        } catch (MessagingException _) {
            return List.of();
        }
    }

    /** What the library wants to have to read a mail that is there already. */
    static Session session() {
        return Session.getInstance(new Properties());
    }

    /** The mail these bytes are. */
    static Optional<MimeMessage> mail(byte[] bytes) {
        try {
            return Optional.of(new MimeMessage(session(), new SharedByteArrayInputStream(bytes)));
        } catch (MessagingException _) {
            return Optional.empty();
        }
    }
}
