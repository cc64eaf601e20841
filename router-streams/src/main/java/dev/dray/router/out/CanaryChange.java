package dev.dray.router.out;

import dev.dray.schema.Codec;
import dev.dray.schema.Job;
import dev.dray.schema.Track;
import dev.dray.schema.UndecodableException;
import java.nio.ByteBuffer;

/** Something happens to a job of which a canary may take some. Travels on a topic of the router's own. */
public sealed interface CanaryChange extends Effect {
    Job job();

    /** The job is on trial and to be queued; on which track is still to be decided. */
    record Wanted(Job job) implements CanaryChange {}

    /** An attempt ended, on a node of that track. */
    sealed interface Ended extends CanaryChange {
        Track ran();
    }

    record Succeeded(Job job, Track ran) implements Ended {}

    record Failed(Job job, Track ran) implements Ended {}

    @Override
    default boolean awaited() {
        return this instanceof Wanted;
    }

    /** One byte for what happens and on which track, then the job as Avro. */
    default byte[] bytes() {
        byte[] job = Codec.of(Job.class).encode(job());
        char kind = switch (this) {
            case Wanted _ -> 'w';
            case Succeeded succeeded -> succeeded.ran() == Track.CANARY ? 'S' : 's';
            case Failed failed -> failed.ran() == Track.CANARY ? 'F' : 'f';
        };
        return ByteBuffer.allocate(1 + job.length).put((byte) kind).put(job).array();
    }

    static CanaryChange read(byte[] bytes) throws UndecodableException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        char kind = (char) buffer.get();
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        Job job = Codec.of(Job.class).decode(rest);
        return switch (kind) {
            case 'w' -> new Wanted(job);
            case 's' -> new Succeeded(job, Track.STABLE);
            case 'S' -> new Succeeded(job, Track.CANARY);
            case 'f' -> new Failed(job, Track.STABLE);
            case 'F' -> new Failed(job, Track.CANARY);
            default -> throw new IllegalStateException("not a change of the router's canaries: " + kind);
        };
    }
}
