package dev.dray.ingress.http;

import dev.dray.ingress.blob.BlobId;
import dev.dray.ingress.blob.BlobStore;
import dev.dray.ingress.blob.OtherBytesException;
import dev.dray.ingress.channel.BlobTooLargeException;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.ingress.channel.BlobsFullException;
import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;

/**
 * {@code /blobs/sha256:…}: the bytes of a file, whole or in part, and a file in one go. A blob never changes, so its hash
 * is its entity tag. Whoever may use the server may read what they know the hash of: who knows that, knew the bytes.
 */
final class BlobRoutes {
    private static final String LENGTH = "Content-Length";
    private static final int PIECE = 64 * 1024;

    private final BlobStore blobs;
    private final InstantSource clock;
    private final Closing closing;

    BlobRoutes(BlobStore blobs, InstantSource clock, Closing closing) {
        this.blobs = blobs;
        this.clock = clock;
        this.closing = closing;
    }

    void head(Context context) {
        Blob blob = wanted(context);
        describe(context, blob);
        context.header(LENGTH, String.valueOf(blob.size()));
    }

    void get(Context context) throws IOException {
        Blob blob = wanted(context);
        try (InputStream bytes = Files.newInputStream(blob.file())) {
            String tag = describe(context, blob);
            if (tag.equals(context.header("If-None-Match"))) {
                context.status(304);
                return;
            }
            switch (AskedRange.of(context.header("Range"), context.header("If-Range"), tag, blob.size())) {
                case AskedRange.All() -> send(context, bytes, blob.size());
                case AskedRange.Part(long from, long length) -> {
                    context.status(206)
                            .header("Content-Range", "bytes %d-%d/%d".formatted(from, from + length - 1, blob.size()));
                    bytes.skipNBytes(from);
                    send(context, bytes, length);
                }
                case AskedRange.NotThere() -> {
                    context.header("Content-Range", "bytes */" + blob.size());
                    throw Problem.of(
                            416,
                            "Not so many bytes",
                            "%s has %d bytes, and not those of \"%s\""
                                    .formatted(blob.id(), blob.size(), context.header("Range")));
                }
            }
        } catch (NoSuchFileException _) {
            throw unknown(blob.id()); // Removed in between.
        }
    }

    void put(Context context) throws IOException {
        BlobId id = id(context);
        boolean known = blobs.use(id.toString(), clock.instant()).isPresent();
        if (context.contentLength() > blobs.largest().bytes()) {
            throw tooLarge(new BlobTooLargeException(blobs.largest()));
        }
        try {
            blobs.keep(context.bodyInputStream(), id);
        } catch (OtherBytesException e) {
            throw Problem.of(422, "Other bytes", String.valueOf(e.getMessage()));
        } catch (BlobTooLargeException e) {
            throw tooLarge(e);
        } catch (BlobsFullException e) {
            throw full(e);
        } catch (EOFException e) {
            throw Problem.badRequest("the body broke off: %s; nothing of it is kept".formatted(e.getMessage()));
        }
        context.status(known ? 204 : 201);
    }

    static Problem tooLarge(BlobTooLargeException e) {
        return Problem.of(413, "File too large", String.valueOf(e.getMessage()));
    }

    static Problem full(BlobsFullException e) {
        return Problem.of(507, "No room", String.valueOf(e.getMessage()));
    }

    private Blob wanted(Context context) {
        BlobId id = id(context);
        return blobs.use(id.toString(), clock.instant()).orElseThrow(() -> unknown(id.toString()));
    }

    private static BlobId id(Context context) {
        String said = context.pathParam("id");
        return BlobId.parse(said)
                .orElseThrow(() -> Problem.of(
                        404,
                        "Not found",
                        "\"%s\" is not sha256: and 64 hexadecimal digits in lower case".formatted(said)));
    }

    private static Problem unknown(String id) {
        return Problem.of(
                404,
                "Not found",
                "%s is not here, or not any more: files that were not used for blobs.keep are removed".formatted(id));
    }

    private static String describe(Context context, Blob blob) {
        String tag = "\"" + blob.id() + "\"";
        context.disableCompression()
                .contentType("application/octet-stream")
                .header("ETag", tag)
                .header("Accept-Ranges", "bytes")
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment");
        return tag;
    }

    /** Ends short where the reader goes away or the server closes: the reader sees that bytes are missing. */
    private void send(Context context, InputStream bytes, long length) throws IOException {
        context.header(LENGTH, String.valueOf(length));
        byte[] piece = new byte[PIECE];
        OutputStream out = context.outputStream();
        for (long left = length; left > 0 && !closing.begun(); ) {
            int read = bytes.readNBytes(piece, 0, (int) Math.min(piece.length, left));
            if (read == 0) {
                throw new IOException("a blob is shorter than it was");
            }
            try {
                out.write(piece, 0, read);
            } catch (IOException _) {
                return; // The reader is gone, and comes again with a range.
            }
            left -= read;
        }
    }
}
