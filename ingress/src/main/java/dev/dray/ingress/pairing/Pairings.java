package dev.dray.ingress.pairing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.dray.ingress.pairing.PairingAttempt.Place;
import dev.dray.runtime.life.Service;
import dev.dray.runtime.sqlite.Database;
import dev.dray.schema.Role;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in by one-time codes. It is one file, {@code state/people.db}, which the gateway and {@code dray pair} both
 * open: who may write it owns the home. For use by many threads.
 */
public final class Pairings implements Service {
    /** Its name among the files of a home's state. */
    public static final String FILE = "people.db";

    /** How long a code is good. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(10);

    /** How many wrong codes a sender may send within {@link #REST}. */
    public static final int MOST_WRONG = 5;

    /** How long somebody who sent too many is not listened to. */
    public static final Duration REST = Duration.ofHours(1);

    /** Longer than any channel hands a message over again. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final Path file;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Database opened;

    public Pairings(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public void start() {
        opened = Database.open(file, PeopleTables.MIGRATIONS);
    }

    /** Makes a code, and returns when it is good. */
    public OpenCode open(Role role) {
        PairingCode code = PairingCode.random(random);
        Instant until = clock.instant().plus(GOOD_FOR);
        database().write(connection -> PeopleTables.addCode(connection, code.hash(), role, until));
        return new OpenCode(code, role, until);
    }

    /** Decides about an attempt, once: the same message gets the same answer again. Returns when it is on disk. */
    public PairingOutcome attempt(PairingAttempt attempt) {
        Instant now = clock.instant();
        return database().write(connection -> {
            Optional<PairingOutcome> before = PeopleTables.outcome(connection, attempt.message());
            if (before.isPresent()) {
                return before.get();
            }
            PeopleTables.forget(connection, now, now.minus(REMEMBERED));
            PairingOutcome outcome = decide(connection, attempt, now);
            PeopleTables.addAttempt(connection, attempt, outcome, now);
            return outcome;
        });
    }

    private static PairingOutcome decide(Connection connection, PairingAttempt attempt, Instant now)
            throws SQLException {
        Optional<Role> code = attempt.place() == Place.OTHERS
                        || PeopleTables.wrongSince(connection, attempt.sender(), now.minus(REST)) < MOST_WRONG
                ? spend(connection, PairingCode.hash(attempt.said()))
                : Optional.empty();
        if (code.isEmpty()) {
            return PeopleTables.wrongSince(connection, attempt.sender(), now.minus(REST)) < MOST_WRONG
                    ? PairingOutcome.WRONG
                    : PairingOutcome.IGNORED;
        }
        if (attempt.place() == Place.OTHERS) {
            return PairingOutcome.BURNT;
        }
        PeopleTables.addPerson(
                connection, new PairedPerson(attempt.sender(), attempt.name(), code.get(), now), attempt.message());
        return code.get() == Role.OWNER ? PairingOutcome.OWNER : PairingOutcome.GUEST;
    }

    /** The role of the code with that hash, which is open no more. How long it takes says nothing about any code. */
    private static Optional<Role> spend(Connection connection, String hash) throws SQLException {
        Optional<Role> role = Optional.empty();
        try (var select = connection.prepareStatement("SELECT hash, role FROM codes");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                if (MessageDigest.isEqual(row.getString(1).getBytes(US_ASCII), hash.getBytes(US_ASCII))) {
                    role = Optional.of(Role.valueOf(row.getString(2)));
                }
            }
        }
        if (role.isPresent()) {
            PeopleTables.removeCode(connection, hash);
        }
        return role;
    }

    /** What came of the attempt in a message; empty where it was none. */
    public Optional<PairingOutcome> outcome(String message) {
        return database().query(connection -> PeopleTables.outcome(connection, message));
    }

    /** What a sender was made by a code. */
    public Optional<Role> role(String sender) {
        return database().query(connection -> PeopleTables.role(connection, sender));
    }

    /** Who was let in. */
    public List<PairedPerson> people() {
        return database().query(PeopleTables::people);
    }

    /** Makes a stranger of somebody who was let in; whether they were. */
    public boolean revoke(String sender) {
        return database().write(connection -> PeopleTables.removePerson(connection, sender));
    }

    /** Keeps under which name a bot is found, for {@code dray pair} to say. */
    public void callBot(String channel, String username) {
        database().write(connection -> PeopleTables.setBot(connection, channel, username));
    }

    /** Under which name a channel's bot was last found. */
    public Optional<String> bot(String channel) {
        return database().query(connection -> PeopleTables.bot(connection, channel));
    }

    private Database database() {
        Database open = opened;
        if (open == null) {
            throw new IllegalStateException(file + " is not open");
        }
        return open;
    }

    @Override
    public void close() {
        Database open = opened;
        if (open != null) {
            open.close();
            opened = null;
        }
    }
}
