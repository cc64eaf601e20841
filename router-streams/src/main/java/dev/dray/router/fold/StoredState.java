package dev.dray.router.fold;

import dev.dray.router.job.Started;
import dev.dray.router.job.State;
import dev.dray.router.job.Wire;
import dev.dray.schema.Topics;
import dev.dray.schema.UndecodableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A state as bytes of our own store: what {@code dray.jobs} says, preceded by what it does not. */
final class StoredState {
    private static final int LAYOUT = 1;

    private StoredState() {}

    static byte[] bytes(State state) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(LAYOUT);
            out.writeInt(state.course().ends());
            out.writeUTF(
                    state instanceof Started started ? started.cancelAskedBy().orElse("") : "");
            out.write(Topics.JOB_STATES.codec().encode(Wire.of(state)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory is not writable", e);
        }
        return bytes.toByteArray();
    }

    static State state(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int layout = in.readByte();
            if (layout != LAYOUT) {
                throw new IllegalStateException(
                        "the router's store was written by a newer Dray (layout %d); upgrade this one"
                                .formatted(layout));
            }
            int ends = in.readInt();
            Optional<String> cancelAskedBy = Optional.of(in.readUTF()).filter(by -> !by.isEmpty());
            return Wire.state(Topics.JOB_STATES.codec().decode(in.readAllBytes()), ends, cancelAskedBy);
        } catch (IOException | UndecodableException e) {
            throw new IllegalStateException(
                    "the router's store of jobs is damaged; stop the router and delete its state directory, it is"
                            + " rebuilt from the broker",
                    e);
        }
    }
}
