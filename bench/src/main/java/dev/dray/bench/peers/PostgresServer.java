package dev.dray.bench.peers;

import dev.dray.bench.faults.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of one's own on the loopback with its defaults, which everybody on this machine may enter as {@code bench}. */
final class PostgresServer {
    static final String USER = "bench";
    static final String DATABASE = "postgres";

    private final Scratch scratch;
    private final List<String> asWho;

    private PostgresServer(Scratch scratch, List<String> asWho) {
        this.scratch = scratch;
        this.asWho = asWho;
    }

    /** Creates and starts it; the scratch ends it. Its port. */
    static int start(Scratch scratch) throws IOException, InterruptedException, MissingException {
        Path programs = Tools.postgres();
        return new PostgresServer(scratch, asWho(scratch)).serve(programs);
    }

    private int serve(Path programs) throws IOException, InterruptedException {
        String data = scratch.folder().resolve("data").toString();
        scratch.run(command(
                programs.resolve("initdb"), "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"));
        int port = new Ports().free();
        Process server = scratch.start(command(
                programs.resolve("postgres"),
                "-D",
                data,
                "-p",
                String.valueOf(port),
                "-k",
                scratch.folder().toString(),
                "-c",
                "listen_addresses=127.0.0.1"));
        Ready.await(server, "database system is ready to accept connections");
        return port;
    }

    private List<String> command(Path program, String... arguments) {
        List<String> words = new ArrayList<>(asWho);
        words.add(program.toString());
        words.addAll(List.of(arguments));
        return words;
    }

    /** PostgreSQL refuses to run as root: gives the folder to somebody else then, and says how to become that one. */
    private static List<String> asWho(Scratch scratch) throws IOException, MissingException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        Path setpriv = Tools.onPath("setpriv", "apt-get install util-linux");
        UserPrincipal user = somebody(scratch.folder().getFileSystem().getUserPrincipalLookupService());
        Files.setOwner(scratch.folder(), user);
        return List.of(setpriv.toString(), "--reuid=" + user.getName(), "--clear-groups", "--");
    }

    private static UserPrincipal somebody(UserPrincipalLookupService users) throws IOException {
        try {
            return users.lookupPrincipalByName("postgres");
        } catch (UserPrincipalNotFoundException _) {
            return users.lookupPrincipalByName("nobody");
        }
    }
}
