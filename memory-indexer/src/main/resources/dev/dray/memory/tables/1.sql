-- How far each partition of the journal is folded: the offset to read next.
CREATE TABLE position (
    partition INTEGER PRIMARY KEY,
    next      INTEGER NOT NULL
) STRICT;

-- Every entry that took effect, and where it stood, so that one written to the journal twice takes effect once.
CREATE TABLE folded (
    id        TEXT PRIMARY KEY,
    partition INTEGER NOT NULL,
    "offset"  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Each daily log as the last commit left it: bytes of it that are accounted for, and its time in nanoseconds.
CREATE TABLE day_file (
    day      TEXT PRIMARY KEY,
    length   INTEGER NOT NULL,
    modified INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every entry whole. Times are microseconds since 1970, durations milliseconds, money millionths.
CREATE TABLE entry (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    workspace     TEXT NOT NULL,
    kind          TEXT NOT NULL,
    at            INTEGER NOT NULL,
    who           TEXT NOT NULL,
    sender        TEXT NOT NULL,
    channel       TEXT NOT NULL,
    conversation  TEXT NOT NULL,
    message       TEXT,
    job           TEXT,
    text          TEXT NOT NULL,
    tool          TEXT,
    status        TEXT,
    result        TEXT,
    node          TEXT,
    waited        INTEGER,
    ran           INTEGER,
    input_tokens  INTEGER,
    output_tokens INTEGER,
    model         TEXT,
    cost          INTEGER,
    currency      TEXT
) STRICT;

CREATE INDEX entry_at ON entry (at);
CREATE INDEX entry_job ON entry (job) WHERE job IS NOT NULL;
CREATE INDEX entry_message ON entry (message) WHERE message IS NOT NULL;

CREATE TABLE attachment (
    entry      INTEGER NOT NULL REFERENCES entry (number),
    place      INTEGER NOT NULL,
    id         TEXT NOT NULL,
    name       TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size       INTEGER,
    PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;
