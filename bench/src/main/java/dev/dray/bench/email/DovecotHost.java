package dev.dray.bench.email;

import dev.dray.bench.faults.Directories;
import dev.dray.bench.faults.Ports;
import dev.dray.runtime.value.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Debian's Dovecot, as a process of its own with everything it has in a temporary folder. */
final class DovecotHost implements MailHost {
    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int LOOKS = 200;
    private static final int SECONDS_TO_END = 20;

    private final Path folder;
    private final int port;
    private Process process;

    /** @throws IOException where it is not installed, or does not start */
    DovecotHost() throws IOException {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IOException("no %s; to have it: apt-get install dovecot-imapd".formatted(PROGRAM));
        }
        folder = Files.createTempDirectory("dray-dovecot-");
        Directories.deleteAtTheEnd(folder);
        // Its login processes have users of their own.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path mail = Files.createDirectory(folder.resolve("mail"));
        port = new Ports().free();
        // Dovecot gives mail to nobody who is root.
        boolean root = "root".equals(System.getProperty("user.name"));
        String owner = root ? "mail" : System.getProperty("user.name");
        Files.setOwner(
                mail, mail.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner));
        Files.writeString(folder.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/log
                protocols = imap
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                mail_location = maildir:%1$s/mail/box
                first_valid_uid = 1
                passdb {
                  driver = static
                  args = password=%2$s
                }
                userdb {
                  driver = static
                  args = uid=%3$s gid=%3$s home=%1$s/mail
                }
                service imap-login {
                  inet_listener imap {
                    port = %4$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                """.formatted(folder, password(), owner, port));
        process = started();
    }

    @Override
    public HostPort imap() {
        return new HostPort("127.0.0.1", port);
    }

    @Override
    public String user() {
        return "bench";
    }

    @Override
    public String password() {
        return "bench";
    }

    @Override
    public void restart() throws IOException, InterruptedException {
        end();
        process = started();
    }

    private Process started() throws IOException {
        Process started = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-F",
                        "-c",
                        folder.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        for (int look = 0; look < LOOKS && started.isAlive(); look++) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return started;
            } catch (IOException _) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        started.destroy();
        throw new IOException("Dovecot does not start: " + Files.readString(folder.resolve("output")));
    }

    private void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        try {
            end();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
