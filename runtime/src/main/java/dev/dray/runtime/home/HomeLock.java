package dev.dray.runtime.home;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to be the only {@code what} on a home, such as the only gateway; held until closed or until the process
 * ends, however it ends.
 */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path holder;

    private HomeLock(FileChannel channel, Path holder) {
        this.channel = channel;
        this.holder = holder;
    }

    /**
     * Takes the right, or fails at once.
     *
     * @throws HomeException naming the process that holds it, if one does
     */
    public static HomeLock acquire(Home home, String what) {
        var file = home.run().resolve(what + ".lock");
        var holder = home.run().resolve(what + ".pid");
        try {
            // POSIX drops a process's locks on a file when that process closes the file anywhere: so this process, if
            // it holds the lock, must find that out without opening the file, and the holder is noted in another one.
            if (holder(holder).filter(RunningProcess.current()::equals).isPresent()) {
                throw taken(home, what, holder);
            }
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw taken(home, what, holder);
            }
            AtomicFile.write(holder, RunningProcess.current().toString());
            return new HomeLock(channel, holder);
        } catch (IOException failure) {
            throw new HomeException(
                    file + " cannot be locked (" + failure.getMessage()
                            + "); the home must be on a writable local disk",
                    failure);
        }
    }

    private static HomeException taken(Home home, String what, Path holder) throws IOException {
        var process = holder(holder).map(RunningProcess::pid);
        return new HomeException("another " + what
                + process.map(pid -> " (process " + pid + ")").orElse("") + " already runs on " + home.root()
                + "; stop it" + process.map(pid -> " with kill " + pid).orElse("")
                + ", or choose another home with --home or DRAY_HOME");
    }

    private static Optional<RunningProcess> holder(Path file) throws IOException {
        return Files.exists(file) ? RunningProcess.parse(Files.readString(file)) : Optional.empty();
    }

    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            Files.deleteIfExists(holder);
            channel.close();
        } catch (IOException failure) {
            throw new HomeException(
                    holder + " cannot be removed (" + failure.getMessage() + "); delete it by hand", failure);
        }
    }
}
