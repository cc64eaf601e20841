package dev.dray.node.heartbeat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;

/**
 * The machine this process runs on. What does not change is looked up once; a sample then reads a few counters. A sensor
 * this machine lacks reads as nought. Used by one thread at a time.
 */
final class Machine {
    private static final double NANOS = 1e9;

    private final Sensor<Double> cpu;
    private final Sensor<Space> memory;
    private final Sensor<Space> disk;
    private final Sensor<Traffic> network;
    private Traffic traffic;
    private long sampledAt = System.nanoTime();

    /** Bytes of something of which there are so many. */
    private record Space(long free, long total) {}

    Machine(Path home) {
        HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
        cpu = new Sensor<>("cpu", 0.0, cpu(hardware));
        memory = new Sensor<>("memory", new Space(0, 0), () -> memory(hardware.getMemory()));
        disk = new Sensor<>("disk", new Space(0, 0), () -> disk(home));
        network = new Sensor<>("network", new Traffic(0, 0), network(hardware));
        cpu.read();
        traffic = network.read();
    }

    Vitals sample() {
        long now = System.nanoTime();
        Traffic before = traffic;
        traffic = network.read();
        Traffic rate = traffic.since(before, (now - sampledAt) / NANOS);
        sampledAt = now;
        Space ram = memory.read();
        Space volume = disk.read();
        return new Vitals(
                cpu.read(),
                ram.total() - ram.free(),
                ram.total(),
                volume.free(),
                volume.total(),
                rate.in(),
                rate.out());
    }

    /** The load between one reading and the next; the processor is looked up at the first. */
    private static Supplier<Double> cpu(HardwareAbstractionLayer hardware) {
        return new Supplier<>() {
            private long[] ticks = new long[CentralProcessor.TickType.values().length];

            @Override
            public Double get() {
                CentralProcessor processor = hardware.getProcessor();
                long[] before = ticks;
                ticks = processor.getSystemCpuLoadTicks();
                return Math.clamp(processor.getSystemCpuLoadBetweenTicks(before, ticks), 0, 1);
            }
        };
    }

    private static Space memory(GlobalMemory memory) {
        return new Space(memory.getAvailable(), memory.getTotal());
    }

    private static Space disk(Path home) {
        try {
            FileStore store = Files.getFileStore(home);
            return new Space(store.getUsableSpace(), store.getTotalSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot measure the disk of " + home, e);
        }
    }

    private static Supplier<Traffic> network(HardwareAbstractionLayer hardware) {
        return () -> {
            double in = 0;
            double out = 0;
            for (NetworkIF each : hardware.getNetworkIFs()) {
                in += each.getBytesRecv();
                out += each.getBytesSent();
            }
            return new Traffic(in, out);
        };
    }
}
