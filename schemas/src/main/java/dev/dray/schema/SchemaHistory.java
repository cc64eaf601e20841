package dev.dray.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Every version a record's schema has had, oldest first: the resources {@code history/<Record>/<n>.avsc} from 1 on. The
 * last is the current one; a test holds them together and proves that each reads every other.
 */
public record SchemaHistory(Schema current, List<Schema> versions) {
    public SchemaHistory {
        versions = List.copyOf(versions);
    }

    /** The history of a generated record. */
    public static SchemaHistory of(Class<? extends SpecificRecordBase> type) {
        List<Schema> versions = new ArrayList<>();
        for (int n = 1; ; n++) {
            String place = "history/%s/%d.avsc".formatted(type.getSimpleName(), n);
            try (InputStream in = SchemaHistory.class.getResourceAsStream(place)) {
                if (in == null) {
                    return new SchemaHistory(SpecificData.get().getSchema(type), versions);
                }
                versions.add(new Schema.Parser().parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read schema " + place, e);
            }
        }
    }
}
