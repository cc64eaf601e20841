package dev.dray.node.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** What a server says is wrong: the {@code detail} of RFC 9457. */
final class ProblemText {
    private static final JsonFactory JSON = new JsonFactory();

    private ProblemText() {}

    /** Empty where the body is no such thing. */
    static String of(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("detail")) {
                    return String.valueOf(json.nextTextValue());
                }
            }
            return "";
        } catch (IOException _) {
            return "";
        }
    }
}
