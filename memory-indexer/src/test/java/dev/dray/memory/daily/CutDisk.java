package dev.dray.memory.daily;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk whose power is cut at a chosen step: from then on nothing works until there is a new one. */
final class CutDisk implements Disk {
    private final Disk disk = new LocalDisk();
    private final int cutAt;
    private final double written;
    private int step;

    /**
     * Makes a disk for one life of the process.
     *
     * @param cutAt the step that fails: 0 is the first
     * @param written how much of an append that fails is in the file all the same, from 0 to 1
     */
    CutDisk(int cutAt, double written) {
        this.cutAt = cutAt;
        this.written = written;
    }

    /** Whether the power was cut; else there were fewer steps than that. */
    boolean isCut() {
        return step > cutAt;
    }

    @Override
    public byte[] read(Path file) throws IOException {
        step();
        return disk.read(file);
    }

    @Override
    public void append(Path file, byte[] bytes) throws IOException {
        if (step == cutAt) {
            disk.append(file, Arrays.copyOf(bytes, (int) (bytes.length * written)));
        }
        step();
        disk.append(file, bytes);
    }

    @Override
    public void cut(Path file, long length) throws IOException {
        step();
        disk.cut(file, length);
    }

    @Override
    public void sync(Path file) throws IOException {
        step();
        disk.sync(file);
    }

    private void step() throws IOException {
        if (step++ >= cutAt) {
            throw new IOException("the power is cut");
        }
    }
}
