package dev.dray.ingress.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** UTF-7 (RFC 2152), which the JDK does not read. */
final class Utf7 {
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {}

    /** The text of 7-bit characters; what is no UTF-7 is left out. */
    static String decode(String text) {
        StringBuilder decoded = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char here = text.charAt(at++);
            if (here != '+') {
                decoded.append(here);
            } else if (at < text.length() && text.charAt(at) == '-') {
                decoded.append('+');
                at++;
            } else {
                int end = at;
                while (end < text.length() && DIGITS.indexOf(text.charAt(end)) >= 0) {
                    end++;
                }
                decoded.append(shifted(text.substring(at, end)));
                at = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
            }
        }
        return decoded.toString();
    }

    private static String shifted(String digits) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int held = 0;
        for (int i = 0; i < digits.length(); i++) {
            held = (held << 6 | DIGITS.indexOf(digits.charAt(i))) & 0xFFFF;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
            }
        }
        byte[] units = bytes.toByteArray();
        return new String(units, 0, units.length / 2 * 2, StandardCharsets.UTF_16BE);
    }
}
