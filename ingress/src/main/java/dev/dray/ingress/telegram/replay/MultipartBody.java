package dev.dray.ingress.telegram.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields and files of a form that was sent in parts. */
record MultipartBody(Map<String, String> fields, Map<String, Upload> files) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition: form-data; name=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)content-type: *([^\r\n]+)");

    static MultipartBody read(String contentType, byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, Upload> files = new LinkedHashMap<>();
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (boundary.find()) {
            // A character a byte, so that the bytes of files come out as they went in.
            String all = "\r\n" + new String(body, ISO_8859_1);
            String[] parts = all.split(Pattern.quote("\r\n--" + boundary.group(1)), -1);
            for (int i = 1; i < parts.length - 1; i++) {
                add(parts[i], fields, files);
            }
        }
        return new MultipartBody(fields, files);
    }

    private static void add(String part, Map<String, String> fields, Map<String, Upload> files) {
        String[] halves = part.split("\r\n\r\n", 2);
        Optional<String> name = found(NAME, utf8(halves[0]));
        if (halves.length < 2 || name.isEmpty()) {
            return;
        }
        Optional<String> filename = found(FILENAME, utf8(halves[0]));
        if (filename.isPresent()) {
            String type = found(TYPE, halves[0]).orElse("application/octet-stream");
            files.put(name.get(), new Upload(filename.get(), type, ByteBuffer.wrap(halves[1].getBytes(ISO_8859_1))));
        } else {
            fields.put(name.get(), utf8(halves[1]));
        }
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(ISO_8859_1), UTF_8);
    }

    private static Optional<String> found(Pattern pattern, String in) {
        Matcher matcher = pattern.matcher(in);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
