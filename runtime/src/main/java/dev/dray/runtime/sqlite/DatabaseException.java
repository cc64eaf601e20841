package dev.dray.runtime.sqlite;

import dev.dray.runtime.DrayException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A database that could not be opened, read or written; the message names the file and the remedy. */
public final class DatabaseException extends DrayException {
    private static final long serialVersionUID = 1L;

    DatabaseException(String message) {
        super(message);
    }

    DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What {@code failure}, met while {@code doing} something to the file, means to its owner. */
    static DatabaseException of(Path file, String doing, SQLException failure) {
        return new DatabaseException(file + ": " + doing + " failed: " + meaning(file, failure), failure);
    }

    private static String meaning(Path file, SQLException failure) {
        var code = failure instanceof SQLiteException lite ? lite.getResultCode().code & 0xff : -1;
        if (code == SQLiteErrorCode.SQLITE_FULL.code) {
            return "the disk is full; free some space";
        }
        if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return "another process holds its lock; find it with lsof " + file + " and stop it";
        }
        if (code == SQLiteErrorCode.SQLITE_NOTADB.code || code == SQLiteErrorCode.SQLITE_CORRUPT.code) {
            return "it is damaged, or no SQLite file; stop dray, move it and its -wal and -shm aside, and put a backup"
                    + " in its place (without one, dray begins a new file)";
        }
        if (code == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || code == SQLiteErrorCode.SQLITE_READONLY.code
                || code == SQLiteErrorCode.SQLITE_PERM.code) {
            return "it or its directory is not writable; give both to the user who runs dray (chown, chmod u+rwX)";
        }
        if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
            return "the disk could not be read or written (" + failure.getMessage() + "); check the disk";
        }
        return String.valueOf(failure.getMessage());
    }
}
