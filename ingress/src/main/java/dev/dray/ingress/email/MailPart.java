package dev.dray.ingress.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.util.BASE64DecoderStream;
import org.eclipse.angus.mail.util.QPDecoderStream;
import org.eclipse.angus.mail.util.UUDecoderStream;

/**
 * One part of a mail, or the whole: what its headers say of it, and its bytes.
 *
 * @param type its media type and parameters; {@code text/plain} where it says none
 */
record MailPart(MimePart mime, HeaderValue type) {

    /** @param otherwise its type where it says none */
    static MailPart of(MimePart mime, String otherwise) throws MessagingException {
        HeaderValue said = HeaderValue.parse(header(mime, "Content-Type").orElse(otherwise));
        return new MailPart(mime, said.word().contains("/") ? said : new HeaderValue(otherwise, said.parameters()));
    }

    boolean isMultipart() {
        return type.word().startsWith("multipart/");
    }

    boolean isAttachment() throws MessagingException {
        return disposition().word().equals("attachment");
    }

    /** Its file name, or empty. */
    String fileName() throws MessagingException {
        return FileName.safe(disposition()
                .parameter("filename")
                .or(() -> type.parameter("name"))
                .orElse(""));
    }

    /** Its bytes as they were before they were encoded for the way; as they came where they cannot be decoded. */
    byte[] bytes() throws MessagingException, IOException {
        try (InputStream decoded = decoded()) {
            return decoded.readAllBytes();
        } catch (IOException _) {
            try (InputStream raw = raw()) {
                return raw.readAllBytes();
            }
        }
    }

    /** Its bytes, decoded; those of one that is not encoded are not copied. */
    InputStream decoded() throws MessagingException {
        String encoding = HeaderValue.parse(
                        header(mime, "Content-Transfer-Encoding").orElse(""))
                .word()
                .replace("\"", "")
                .toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "base64" -> new BASE64DecoderStream(raw(), true);
            case "quoted-printable" -> new QPDecoderStream(raw());
            case "uuencode", "x-uuencode", "x-uue" -> new UUDecoderStream(raw(), true, true);
            default -> raw();
        };
    }

    private InputStream raw() throws MessagingException {
        return mime instanceof MimeMessage whole
                ? whole.getRawInputStream()
                : ((MimeBodyPart) mime).getRawInputStream();
    }

    private HeaderValue disposition() throws MessagingException {
        return HeaderValue.parse(header(mime, "Content-Disposition").orElse(""));
    }

    private static Optional<String> header(MimePart mime, String name) throws MessagingException {
        String[] values = mime.getHeader(name);
        return values == null || values.length == 0 ? Optional.empty() : Optional.of(MailHead.bounded(values[0]));
    }
}
