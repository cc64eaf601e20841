package dev.dray.ingress.telegram.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call: whose, of what, with which parameters, which may come as JSON, as a form, also one with files, or in the address. */
record BotCall(String token, String method, JsonNode parameters, Map<String, Upload> files) {
    private static final Pattern PATH = Pattern.compile("/bot([^/]+)/(\\w+)");
    /** What the fetching of a file's bytes is called, with the parameter {@code path}. */
    static final String DOWNLOAD = "download";

    private static final Pattern FILE = Pattern.compile("/file/bot([^/]+)/(.+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    static BotCall read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        Matcher file = FILE.matcher(exchange.getRequestURI().getPath());
        if (file.matches()) {
            return new BotCall(file.group(1), DOWNLOAD, JSON.createObjectNode().put("path", file.group(2)), Map.of());
        }
        if (!path.matches()) {
            return new BotCall("", "", JSON.createObjectNode(), Map.of());
        }
        ObjectNode parameters = JSON.createObjectNode();
        addForm(
                parameters,
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        Map<String, Upload> files = Map.of();
        if (type.startsWith("application/json")) {
            addJson(parameters, body);
        } else if (type.startsWith("multipart/form-data")) {
            MultipartBody form = MultipartBody.read(type, body);
            form.fields().forEach(parameters::put);
            files = form.files();
        } else {
            addForm(parameters, new String(body, StandardCharsets.UTF_8));
        }
        return new BotCall(path.group(1), path.group(2), parameters, files);
    }

    private static void addJson(ObjectNode parameters, byte[] body) throws IOException {
        try {
            JSON.readTree(body).properties().forEach(each -> parameters.set(each.getKey(), each.getValue()));
        } catch (JsonProcessingException _) {
            // As with the real one: what cannot be read is not there.
        }
    }

    private static void addForm(ObjectNode parameters, String form) {
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
    }

    String text(String name) {
        return parameters.path(name).asText("");
    }

    /** What is JSON in itself, also where it came as the text of a form's field; missing where there is none. */
    JsonNode json(String name) {
        JsonNode value = parameters.path(name);
        try {
            return value.isTextual() ? JSON.readTree(value.asText()) : value;
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    /** A whole number, however it was written; empty where there is none. */
    OptionalLong number(String name) {
        String text = text(name);
        return text.matches("-?\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
