package dev.dray.node.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Cuts a stream of bytes into lines fit to be shown: UTF-8 with what is not replaced by U+FFFD, terminal colours and
 * other control characters taken out, ended by a line feed or a carriage return, as progress bars do. Empty lines count.
 * A line longer than 4,096 characters becomes several. Used by one thread.
 */
final class OutputLines {
    private static final int LONGEST = 4_096;
    private static final Pattern ESCAPE = Pattern.compile("\\x1B\\[[0-?]*[ -/]*[@-~]|\\x1B\\][^\\x07]*\\x07");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

    private final Consumer<String> lines;
    private final CharsetDecoder decoder = UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final StringBuilder line = new StringBuilder();
    private ByteBuffer undecoded = ByteBuffer.allocate(0);
    private boolean afterReturn;

    OutputLines(Consumer<String> lines) {
        this.lines = lines;
    }

    void accept(byte[] bytes) {
        decode(bytes, false);
    }

    /** Tells the last line, which nothing ended. */
    void finish() {
        decode(new byte[0], true);
        if (!line.isEmpty()) {
            endLine();
        }
    }

    private void decode(byte[] bytes, boolean last) {
        ByteBuffer in = ByteBuffer.allocate(undecoded.remaining() + bytes.length)
                .put(undecoded)
                .put(bytes)
                .flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
        decoder.decode(in, out, last);
        undecoded = in;
        out.flip().chars().forEach(c -> add((char) c));
    }

    private void add(char c) {
        if (c == '\n' && afterReturn) {
            afterReturn = false; // The second half of a Windows line end.
            return;
        }
        afterReturn = c == '\r';
        if (c == '\n' || c == '\r') {
            endLine();
            return;
        }
        line.append(c);
        if (line.length() >= LONGEST && !Character.isHighSurrogate(c)) {
            endLine();
        }
    }

    private void endLine() {
        String raw = line.toString();
        line.setLength(0);
        lines.accept(plain(raw));
    }

    private static String plain(String raw) {
        String visible = raw.indexOf('\u001B') < 0 ? raw : ESCAPE.matcher(raw).replaceAll("");
        return visible.chars().noneMatch(Character::isISOControl)
                ? visible
                : CONTROL.matcher(visible).replaceAll("");
    }
}
