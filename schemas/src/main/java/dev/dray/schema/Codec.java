package dev.dray.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Turns one kind of record into bytes and back, in Avro's single-object encoding: two marker bytes, the 8-byte
 * fingerprint of the writer's schema, the record. Any kept version of the schema reads.
 *
 * <p>Safe for use by several threads.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro specification</a>
 */
public final class Codec<V extends SpecificRecordBase> {
    private final Class<V> type;
    private final BinaryMessageEncoder<V> encoder;
    private final BinaryMessageDecoder<V> decoder;

    /** A codec that reads the versions of a given history. */
    Codec(Class<V> type, SchemaHistory history) {
        this.type = type;
        SpecificData model = SpecificData.getForClass(type);
        this.encoder = new BinaryMessageEncoder<>(model, history.current());
        this.decoder = new BinaryMessageDecoder<>(model, history.current());
        history.versions().forEach(decoder::addSchema);
    }

    public static <V extends SpecificRecordBase> Codec<V> of(Class<V> type) {
        return new Codec<>(type, SchemaHistory.of(type));
    }

    public Class<V> type() {
        return type;
    }

    /** The record as bytes. A record whose required field was never set cannot exist: its builder refuses it. */
    public byte[] encode(V value) {
        try {
            ByteBuffer bytes = encoder.encode(value);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a " + type.getSimpleName(), e);
        }
    }

    /**
     * The record those bytes hold.
     *
     * @throws UndecodableException where they are no record of this kind, or one of a version not kept here
     */
    public V decode(byte[] bytes) throws UndecodableException {
        try {
            return decoder.decode(bytes);
        } catch (MissingSchemaException e) {
            throw new UndecodableException(
                    "written with a version of %s this program does not know; upgrade Dray and retry the dead letter"
                            .formatted(type.getSimpleName()),
                    e);
        } catch (BadHeaderException e) {
            throw new UndecodableException(
                    "not a record of Dray's: %d bytes without Avro's single-object marker".formatted(bytes.length), e);
        } catch (IOException
                | AvroRuntimeException
                | BufferUnderflowException
                | IndexOutOfBoundsException
                | NegativeArraySizeException e) {
            throw new UndecodableException(
                    "a damaged %s of %d bytes: %s".formatted(type.getSimpleName(), bytes.length, e.getMessage()), e);
        }
    }
}
