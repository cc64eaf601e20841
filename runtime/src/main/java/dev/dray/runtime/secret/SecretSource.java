package dev.dray.runtime.secret;

/** Looks up the value behind a reference, now; safe for use by many threads. */
@FunctionalInterface
public interface SecretSource {

    /**
     * The value, never blank.
     *
     * @throws SecretException when there is none, saying what to do about it
     */
    String read(SecretReference reference);
}
