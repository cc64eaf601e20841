package dev.dray.node.task;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.dray.node.executor.JobFile;
import dev.dray.schema.Job;
import dev.dray.schema.Turn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a task reads from its standard input: the job as one JSON object on one line. */
final class JobAsJson {
    private static final JsonFactory JSON = new JsonFactory();

    private JobAsJson() {}

    static byte[] of(Job job, List<JobFile> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", job.getId());
            json.writeStringField("task", job.getName());
            json.writeStringField("text", job.getText());
            json.writeArrayFieldStart("arguments");
            for (String argument : job.getArguments()) {
                json.writeString(argument);
            }
            json.writeEndArray();
            json.writeStringField("conversation", job.getConversation());
            json.writeObjectFieldStart("sender");
            json.writeStringField("id", job.getSender().getId());
            json.writeStringField("name", job.getSender().getName().orElse(""));
            json.writeStringField("role", job.getRole().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
            json.writeNumberField("attempt", job.getAttempt());
            files(json, files);
            context(json, job.getContext());
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write job %s as JSON".formatted(job.getId()), e);
        }
        return bytes.toByteArray();
    }

    private static void files(JsonGenerator json, List<JobFile> files) throws IOException {
        json.writeArrayFieldStart("attachments");
        for (JobFile file : files) {
            json.writeStartObject();
            json.writeStringField("id", file.attachment().getId());
            json.writeStringField("name", file.attachment().getName());
            json.writeStringField("mediaType", file.attachment().getMediaType());
            json.writeStringField("path", file.path().map(Path::toString).orElse(null));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void context(JsonGenerator json, List<Turn> turns) throws IOException {
        json.writeArrayFieldStart("context");
        for (Turn turn : turns) {
            json.writeStartObject();
            json.writeStringField("at", turn.getAt().toString());
            json.writeStringField("who", turn.getWho());
            json.writeStringField("text", turn.getText());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
