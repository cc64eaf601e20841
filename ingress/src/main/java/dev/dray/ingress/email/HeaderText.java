package dev.dray.ingress.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a header's value as a person would: unfolded, its encoded words (RFC 2047) decoded. */
final class HeaderText {
    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])|\\r|\\n");
    private static final Pattern WORD = Pattern.compile("=\\?([^?*\\s]*)(?:\\*[^?]*)?\\?([BbQq])\\?([^?]*)\\?=");
    private static final int HEX = 16;

    private HeaderText() {}

    /** @param value one character a byte, as {@code jakarta.mail} hands headers over */
    static String of(String value) {
        String line = FOLD.matcher(value).replaceAll("").strip();
        StringBuilder text = new StringBuilder();
        // A character may be cut between two words: bytes of words in one charset are read together.
        ByteArrayOutputStream open = new ByteArrayOutputStream();
        String charset = "";
        int end = 0;
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            String between = line.substring(end, word.start());
            boolean follows = end > 0 && between.isBlank();
            if (!follows || !charset.equalsIgnoreCase(word.group(1))) {
                text.append(Bytes.read(open.toByteArray(), charset));
                open.reset();
                text.append(follows ? "" : plain(between));
            }
            charset = word.group(1);
            open.writeBytes(decode(word.group(2), word.group(3)));
            end = word.end();
        }
        text.append(Bytes.read(open.toByteArray(), charset));
        return text.append(plain(line.substring(end))).toString();
    }

    /** Bytes above ASCII, which a header should not have, are UTF-8 more often than anything else. */
    static String plain(String bytes) {
        return bytes.chars().allMatch(each -> each < 0x80)
                ? bytes
                : Bytes.read(bytes.getBytes(StandardCharsets.ISO_8859_1), "");
    }

    private static byte[] decode(String encoding, String text) {
        if (encoding.toLowerCase(Locale.ROOT).equals("b")) {
            try {
                return Base64.getMimeDecoder().decode(text.replaceAll("=+$", ""));
            } catch (IllegalArgumentException _) {
                return text.getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '=' && i + 2 < text.length() && hex(text.charAt(i + 1)) >= 0 && hex(text.charAt(i + 2)) >= 0) {
                bytes.write(hex(text.charAt(i + 1)) * HEX + hex(text.charAt(i + 2)));
                i += 2;
            } else {
                bytes.write(here == '_' ? ' ' : here);
            }
        }
        return bytes.toByteArray();
    }

    private static int hex(char digit) {
        return Character.digit(digit, HEX);
    }
}
