package dev.dray.cli.view;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The process's standard output, which remembers why it could not be written, as the writers above it do not. */
public final class StandardOutput extends OutputStream {
    private final OutputStream out;
    private volatile Optional<IOException> failure = Optional.empty();

    public StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** What went wrong, where it is more than that the reader ended, as {@code head} does. */
    public Optional<String> trouble() {
        return failure.map(e -> String.valueOf(e.getMessage())).filter(message -> !message.contains("Broken pipe"));
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }
}
