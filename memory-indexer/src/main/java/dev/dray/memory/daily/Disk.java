package dev.dray.memory.daily;

import java.io.IOException;
import java.nio.file.Path;

/** What the daily log does to files: few enough steps that a test can cut the power between any two. */
interface Disk {

    /** The whole file; nothing where there is none. */
    byte[] read(Path file) throws IOException;

    /** Adds to the end of the file, whatever else was added meanwhile; makes the file if need be. */
    void append(Path file, byte[] bytes) throws IOException;

    /** Drops what is behind the first so many bytes. */
    void cut(Path file, long length) throws IOException;

    /** Returns once the file, and that it is there, would survive a power cut. */
    void sync(Path file) throws IOException;
}
