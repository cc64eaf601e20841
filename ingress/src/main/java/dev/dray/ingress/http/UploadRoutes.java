package dev.dray.ingress.http;

import dev.dray.ingress.blob.BlobId;
import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.blob.OtherBytesException;
import dev.dray.ingress.blob.Uploads;
import dev.dray.ingress.blob.Uploads.Upload;
import dev.dray.ingress.channel.BlobTooLargeException;
import dev.dray.ingress.channel.BlobsFullException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /uploads}: files that come in pieces, and go on after a broken line where they were. The tus protocol, core and
 * creation; the hash of the whole comes first, as {@code sha256} in {@code Upload-Metadata}, so that the same file is the
 * same upload after any restart of either side, and what is here already need not come again.
 *
 * @see <a href="https://tus.io/protocols/resumable-upload">tus 1.0.0</a>
 */
final class UploadRoutes {
    private static final String VERSION = "1.0.0";
    private static final String PIECE_TYPE = "application/offset+octet-stream";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final Pattern HASH = Pattern.compile("(?:^|,)\\s*sha256 ([A-Za-z0-9+/]+=*)\\s*(?:,|$)");
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int PIECE = 64 * 1024;

    private final BlobStore blobs;
    private final Uploads uploads;
    private final InstantSource clock;
    private final Closing closing;

    UploadRoutes(BlobStore blobs, Uploads uploads, InstantSource clock, Closing closing) {
        this.blobs = blobs;
        this.uploads = uploads;
        this.clock = clock;
        this.closing = closing;
    }

    /** What every answer says, and which version is spoken. */
    void greet(Context context) {
        context.header("Tus-Resumable", VERSION).header("Cache-Control", "no-store");
        String said = context.header("Tus-Resumable");
        if (said != null && !said.equals(VERSION)) {
            context.header("Tus-Version", VERSION);
            throw Problem.of(
                    412,
                    "Unknown version",
                    "Tus-Resumable: \"%s\" is not spoken here; send %s".formatted(said, VERSION));
        }
    }

    void options(Context context) {
        context.status(204)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation")
                .header("Tus-Max-Size", String.valueOf(blobs.largest().bytes()));
    }

    void create(Context context, Caller caller) throws IOException {
        Upload upload = new Upload(caller.name(), hash(context.header("Upload-Metadata")), number(context, LENGTH));
        blobs.use(upload.blob().toString(), clock.instant());
        try {
            answer(context.status(201), upload, uploads.begin(upload));
        } catch (BlobTooLargeException e) {
            throw BlobRoutes.tooLarge(e);
        } catch (OtherBytesException e) {
            throw Problem.of(422, "Other bytes", String.valueOf(e.getMessage()));
        }
        context.header("Location", "/uploads/" + upload.name());
    }

    void head(Context context, Caller caller) throws IOException {
        Upload upload = upload(context, caller);
        answer(context, upload, offset(upload));
        context.header(LENGTH, String.valueOf(upload.length()));
    }

    void patch(Context context, Caller caller) throws IOException {
        if (!MediaType.of(context.contentType()).is(PIECE_TYPE)) {
            throw Problem.of(
                    415,
                    "Unsupported media type",
                    "\"%s\" is not read here; send %s".formatted(context.contentType(), PIECE_TYPE));
        }
        Upload upload = upload(context, caller);
        long at = number(context, OFFSET);
        long here = offset(upload);
        if (at != here) {
            throw outOfStep(context, at, here);
        }
        try {
            receive(context, upload, at);
        } catch (BlobsFullException e) {
            throw BlobRoutes.full(e);
        } catch (NoSuchFileException _) {
            throw unknown(upload.name()); // Finished meanwhile by another connection, or removed.
        } finally {
            uploads.force(upload);
        }
        answer(context.status(204), upload, offset(upload));
    }

    private void receive(Context context, Upload upload, long from) throws IOException {
        byte[] piece = new byte[PIECE];
        long at = from;
        InputStream body = context.bodyInputStream();
        for (int read = read(body, piece, at); read >= 0; read = read(body, piece, at)) {
            if (at + read > upload.length()) {
                throw Problem.badRequest(
                        "the body goes on beyond the %d bytes of %s".formatted(upload.length(), LENGTH));
            }
            if (!uploads.append(upload, at, piece, read)) {
                throw outOfStep(context, at, offset(upload));
            }
            at += read;
            if (closing.begun()) {
                throw Problem.unavailable("the server stops; go on when it is back", RETRY_AFTER);
            }
        }
    }

    private static int read(InputStream body, byte[] piece, long at) {
        try {
            return body.read(piece);
        } catch (IOException e) {
            throw Problem.badRequest("the body broke off: %s; go on at %d".formatted(e.getMessage(), at));
        }
    }

    private long offset(Upload upload) throws IOException {
        try {
            OptionalLong offset = uploads.offset(upload);
            return offset.orElseThrow(() -> unknown(upload.name()));
        } catch (OtherBytesException e) {
            throw Problem.of(422, "Other bytes", String.valueOf(e.getMessage()));
        }
    }

    private void answer(Context context, Upload upload, long offset) {
        context.header(OFFSET, String.valueOf(offset));
        if (offset == upload.length()) {
            context.header("Content-Location", "/blobs/" + upload.blob());
        }
    }

    private static Upload upload(Context context, Caller caller) {
        String name = context.pathParam("id");
        return Upload.parse(caller.name(), name).orElseThrow(() -> unknown(name));
    }

    private static Problem unknown(String name) {
        return Problem.of(
                404,
                "Not found",
                "there is no upload %s of yours, or not any more: after three days without a byte one is removed; begin it with POST /uploads"
                        .formatted(name));
    }

    private static Problem outOfStep(Context context, long at, long here) {
        context.header(OFFSET, String.valueOf(here));
        return Problem.of(
                409, "Out of step", "%s: is %d, but %d bytes are here; go on there".formatted(OFFSET, at, here));
    }

    private static long number(Context context, String header) {
        String said = Optional.ofNullable(context.header(header)).orElse("");
        if (!said.matches("\\d{1,18}")) {
            throw Problem.badRequest("%s: \"%s\" is no number of bytes".formatted(header, said));
        }
        return Long.parseLong(said);
    }

    private static BlobId hash(@Nullable String metadata) {
        Matcher said = HASH.matcher(metadata == null ? "" : metadata);
        String hex = said.find() ? decoded(said.group(1)) : "";
        return BlobId.parse(BlobId.SCHEME + hex)
                .orElseThrow(
                        () -> Problem.unprocessable(
                                "Upload-Metadata: does not say the file's SHA-256; send \"sha256 <base64 of its 64 hexadecimal digits>\""));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
