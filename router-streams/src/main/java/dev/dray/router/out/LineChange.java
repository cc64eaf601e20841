package dev.dray.router.out;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A heavy job joins or leaves the line of those that wait for a node. Travels on a topic of the router's own. */
public sealed interface LineChange extends Effect {
    Waiter waiter();

    record Joined(Waiter waiter) implements LineChange {}

    record Left(Waiter waiter) implements LineChange {}

    @Override
    default boolean awaited() {
        return false;
    }

    default byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeBoolean(this instanceof Joined);
            out.writeUTF(waiter().lane());
            out.writeUTF(waiter().conversation());
            out.writeUTF(waiter().job());
            out.writeUTF(waiter().message());
        } catch (IOException e) {
            throw new UncheckedIOException("memory is not writable", e);
        }
        return bytes.toByteArray();
    }

    static LineChange read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            boolean joined = in.readBoolean();
            var waiter = new Waiter(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
            return joined ? new Joined(waiter) : new Left(waiter);
        } catch (IOException e) {
            throw new UncheckedIOException("not a change of the router's line of jobs", e);
        }
    }
}
