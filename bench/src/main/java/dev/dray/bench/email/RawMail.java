package dev.dray.bench.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A mail that is appended as the bytes it is, however malformed. */
final class RawMail extends MimeMessage {
    private final byte[] bytes;

    RawMail(Session session, byte[] bytes) {
        super(session);
        this.bytes = bytes.clone();
    }

    @Override
    public int getSize() {
        return -1;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
        out.write(bytes);
    }
}
