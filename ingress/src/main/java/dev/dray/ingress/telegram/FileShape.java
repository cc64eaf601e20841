package dev.dray.ingress.telegram;

import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.ingress.telegram.SentFile.Shape;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Tells as what a file is to be sent: as a document where Telegram would not take it as what it is.
 *
 * @see <a href="https://core.telegram.org/bots/api#sendphoto">Bot API: sendPhoto</a>
 */
final class FileShape {
    private static final long MOST_BYTES_OF_A_PHOTO = 10_000_000;
    private static final int MOST_PIXELS_AROUND = 10_000;
    private static final int MOST_TIMES_AS_LONG = 20;

    private FileShape() {}

    static Shape of(Blob blob, String mediaType) {
        return switch (mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "image/jpeg", "image/png" ->
                blob.size() <= MOST_BYTES_OF_A_PHOTO && isPhoto(blob) ? Shape.PHOTO : Shape.DOCUMENT;
            case "video/mp4" -> Shape.VIDEO;
            case "audio/mpeg", "audio/mp4", "audio/x-m4a" -> Shape.AUDIO;
            case "audio/ogg" -> Shape.VOICE;
            default -> Shape.DOCUMENT;
        };
    }

    /** Reads no more of it than its head. */
    private static boolean isPhoto(Blob blob) {
        try (ImageInputStream in = ImageIO.createImageInputStream(blob.file().toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return isTaken(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException _) {
            return false; // Whatever is wrong with it, it is a file.
        }
    }

    private static boolean isTaken(int width, int height) {
        int longer = Math.max(width, height);
        int shorter = Math.max(1, Math.min(width, height));
        return longer + shorter <= MOST_PIXELS_AROUND && longer <= MOST_TIMES_AS_LONG * shorter;
    }
}
