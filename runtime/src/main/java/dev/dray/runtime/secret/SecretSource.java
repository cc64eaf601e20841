package dev.dray.runtime.secret;

/** Looks up the value behind a reference, now; safe for use by many threads. */
@FunctionalInterface
public interface SecretSource {

    /** @throws SecretException when there is no value, saying what to do about it */
    String read(SecretReference reference);
}
