package dev.dray.ingress.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads bytes as text in the charset somebody said, or in the likeliest where that cannot be. */
final class Bytes {
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** What mail programs say, and what they mean by it. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("ascii", "utf-8"),
            Map.entry("us-ascii", "utf-8"),
            Map.entry("ansi_x3.4-1968", "utf-8"),
            Map.entry("default", "utf-8"),
            Map.entry("unknown-8bit", "utf-8"),
            Map.entry("x-unknown", "utf-8"),
            Map.entry("utf8", "utf-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-6-i", "iso-8859-6"),
            Map.entry("iso-8859-10", "iso-8859-4"),
            Map.entry("macintosh", "x-macroman"),
            Map.entry("x-mac-cyrillic", "x-maccyrillic"),
            Map.entry("koi8-ru", "koi8-u"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("hz-gb-2312", "gb18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("big5", "big5-hkscs"));

    private Bytes() {}

    /**
     * The text.
     *
     * @param charset as it was written somewhere; empty where nothing was
     */
    static String read(byte[] bytes, String charset) {
        String said = charset.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        if (said.endsWith("utf-7")) {
            return Utf7.decode(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        Charset meant = charset(MEANT.getOrDefault(said, said)).orElse(StandardCharsets.UTF_8);
        return strictly(bytes, meant)
                .or(() -> strictly(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> new String(bytes, meant.equals(StandardCharsets.UTF_8) ? WESTERN : meant));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
