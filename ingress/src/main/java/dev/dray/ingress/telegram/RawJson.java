package dev.dray.ingress.telegram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts JSON into the bytes of its members or elements without looking inside them: each part keeps its exact bytes, and
 * one that is broken (as text, as a number) leaves the others whole.
 */
final class RawJson {
    private final byte[] bytes;
    private int at;

    private RawJson(byte[] bytes) {
        this.bytes = bytes;
    }

    /** JSON cannot be cut into parts: it ends too early, or is something else. */
    static final class CutException extends Exception {
        private static final long serialVersionUID = 1;

        private CutException(String what, int at) {
            super("expected %s at byte %d".formatted(what, at));
        }
    }

    /** The members of an object, by name as written, the last of a name winning. */
    static Map<String, byte[]> members(byte[] object) throws CutException {
        RawJson json = new RawJson(object);
        Map<String, byte[]> members = new LinkedHashMap<>();
        json.expect('{');
        while (!json.ended('}', members.isEmpty())) {
            byte[] name = json.part();
            json.expect(':');
            members.put(new String(name, 1, Math.max(0, name.length - 2), StandardCharsets.UTF_8), json.part());
        }
        return members;
    }

    /** The elements of an array. */
    static List<byte[]> elements(byte[] array) throws CutException {
        RawJson json = new RawJson(array);
        List<byte[]> elements = new ArrayList<>();
        json.expect('[');
        while (!json.ended(']', elements.isEmpty())) {
            elements.add(json.part());
        }
        return elements;
    }

    private boolean ended(char end, boolean first) throws CutException {
        if (peek() == end) {
            at++;
            return true;
        }
        if (!first) {
            expect(',');
        }
        return false;
    }

    /** The bytes of the value that begins here: up to its last bracket or quote, or the separator after it. */
    private byte[] part() throws CutException {
        peek();
        int start = at;
        int depth = 0;
        do {
            switch (current()) {
                case '"' -> string();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> at++;
            }
        } while (depth > 0 || !separated());
        return Arrays.copyOfRange(bytes, start, at);
    }

    private boolean separated() throws CutException {
        return switch (current()) {
            case ',', ':', '}', ']', ' ', '\n', '\r', '\t' -> true;
            default -> false;
        };
    }

    private void string() throws CutException {
        at++;
        while (current() != '"') {
            at += current() == '\\' ? 2 : 1;
        }
        at++;
    }

    private void expect(char wanted) throws CutException {
        if (peek() != wanted) {
            throw new CutException("'" + wanted + "'", at);
        }
        at++;
    }

    private int peek() throws CutException {
        while (current() <= ' ') {
            at++;
        }
        return current();
    }

    private int current() throws CutException {
        if (at >= bytes.length) {
            throw new CutException("more", at);
        }
        return bytes[at] & 0xFF;
    }
}
