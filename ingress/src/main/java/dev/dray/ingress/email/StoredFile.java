package dev.dray.ingress.email;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file of the blob store on its way into a mail. */
record StoredFile(String name, String mediaType, Path file) implements DataSource {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+");

    @Override
    public InputStream getInputStream() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        throw new IOException("the files of the blob store are not written");
    }

    /** Its media type; that of plain bytes for one that is malformed, or would have to be sent in another way. */
    @Override
    public String getContentType() {
        boolean usual = MEDIA_TYPE.matcher(mediaType).matches()
                && !mediaType.startsWith("multipart/")
                && !mediaType.startsWith("message/");
        return usual ? mediaType : "application/octet-stream";
    }

    @Override
    public String getName() {
        return name;
    }
}
