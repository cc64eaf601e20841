package dev.dray.ingress.email;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A part as the library wants to have it to find the parts in it, under a type that it can read. */
record PartSource(MailPart part, String type) implements DataSource {
    @Override
    public InputStream getInputStream() throws IOException {
        try {
            return part.decoded();
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        throw new IOException("a part of a mail that came is not written");
    }

    @Override
    public String getContentType() {
        return type;
    }

    @Override
    public String getName() {
        return "";
    }
}
