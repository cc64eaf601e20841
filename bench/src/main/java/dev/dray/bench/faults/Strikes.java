package dev.dray.bench.faults;

import dev.dray.bench.faults.Schedule.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/** Carries a schedule out. Faults of different roles may overlap; those of one role come one after the other. */
final class Strikes {
    private final Machines machines;
    private final Map<RoleName, ReentrantLock> struck = new EnumMap<>(RoleName.class);
    private final Executor later = Executors.newVirtualThreadPerTaskExecutor();

    Strikes(Machines machines) {
        this.machines = machines;
        for (RoleName role : RoleName.values()) {
            struck.put(role, new ReentrantLock(true));
        }
    }

    /** Returns when the last fault is undone. */
    void run(Schedule schedule) throws InterruptedException, ExecutionException {
        List<Future<Fault>> all = new ArrayList<>();
        for (Fault fault : schedule.faults()) {
            Pause.of(fault.gap());
            all.add(CompletableFuture.supplyAsync(() -> strike(fault), later));
        }
        for (Future<Fault> each : all) {
            each.get();
        }
    }

    private Fault strike(Fault fault) {
        ReentrantLock turn = Objects.requireNonNull(struck.get(fault.kind().role()));
        turn.lock();
        try {
            doAndUndo(fault);
            return fault;
        } catch (IOException e) {
            throw new IllegalStateException("cannot do " + fault, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            turn.unlock();
        }
    }

    private void doAndUndo(Fault fault) throws IOException, InterruptedException {
        RoleName name = fault.kind().role();
        Role role = machines.role(name);
        Duration lasts = fault.lasts();
        switch (fault.kind().action()) {
            case KILL -> {
                role.kill();
                Pause.of(lasts);
                role.start();
            }
            case STOP -> {
                var _ = role.stop();
                Pause.of(lasts);
                role.start();
            }
            case SLEEP -> {
                role.sleep();
                Pause.of(lasts);
                role.wake();
            }
            case SILENCE -> {
                machines.line(name).fallSilent();
                Pause.of(lasts);
                machines.line(name).restore();
            }
            case REFUSE -> {
                machines.line(name).refuse();
                Pause.of(lasts);
                machines.line(name).restore();
            }
            case FILL -> {
                machines.disk(name).fill();
                Pause.of(lasts);
                machines.disk(name).free();
            }
            case JUMP -> {
                machines.clock(name).set(fault.off());
                Pause.of(lasts);
                machines.clock(name).set(Duration.ZERO);
            }
        }
    }
}
