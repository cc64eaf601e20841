package dev.dray.router.out;

import dev.dray.schema.Codec;
import dev.dray.schema.Job;
import dev.dray.schema.UndecodableException;
import java.nio.ByteBuffer;

/** Something happens to a job of which there may be one at a time. Travels on a topic of the router's own, by its key. */
public sealed interface UniqueChange extends Effect {
    Job job();

    /** The job was asked for; it is made unless another of its key is under way. */
    record Wanted(Job job) implements UniqueChange {}

    /** The job had ended and is under way again. */
    record Reopened(Job job) implements UniqueChange {}

    /** The job has ended. */
    record Over(Job job) implements UniqueChange {}

    default String key() {
        return job().getUniqueKey().orElseThrow();
    }

    @Override
    default boolean awaited() {
        return this instanceof Wanted;
    }

    /** One byte for what happens, then the job as Avro. */
    default byte[] bytes() {
        byte[] job = Codec.of(Job.class).encode(job());
        byte kind = switch (this) {
            case Wanted _ -> 'w';
            case Reopened _ -> 'r';
            case Over _ -> 'o';
        };
        return ByteBuffer.allocate(1 + job.length).put(kind).put(job).array();
    }

    static UniqueChange read(byte[] bytes) throws UndecodableException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte kind = buffer.get();
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        Job job = Codec.of(Job.class).decode(rest);
        return switch (kind) {
            case 'w' -> new Wanted(job);
            case 'r' -> new Reopened(job);
            case 'o' -> new Over(job);
            default -> throw new IllegalStateException("not a change of the router's unique jobs: " + kind);
        };
    }
}
