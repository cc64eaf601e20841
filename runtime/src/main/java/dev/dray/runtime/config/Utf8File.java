package dev.dray.runtime.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A file of text, read whole; what keeps it from being read is a problem with a remedy. */
record Utf8File(Path path) {

    String text() {
        if (Files.isDirectory(path)) {
            throw problem(0, 0, "is a directory; name a file in it, such as " + path.resolve("dray.yaml"));
        }
        try {
            return decode(Files.readAllBytes(path));
        } catch (NoSuchFileException _) {
            throw problem(0, 0, "does not exist; create it, or name another file");
        } catch (IOException failure) {
            throw problem(
                    0,
                    0,
                    "cannot be read (" + reason(failure) + "); check its path, its owner and its mode (chmod u+r)");
        }
    }

    private String decode(byte[] bytes) {
        var input = ByteBuffer.wrap(bytes);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            int line = 1;
            int column = 1;
            for (int i = 0; i < input.position(); i++) {
                column = bytes[i] == '\n' ? 1 : column + 1;
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw problem(line, column, "this byte is not UTF-8; save the file with the encoding UTF-8");
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private ConfigException problem(int line, int column, String message) {
        return new ConfigException(path.toString(), List.of(new ConfigProblem("", line, column, message)));
    }
}
