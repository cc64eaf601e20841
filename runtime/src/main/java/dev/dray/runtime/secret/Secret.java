package dev.dray.runtime.secret;

/**
 * A secret known by reference: its value is read each time it is revealed and never kept, and its text form, in logs
 * and in the printed configuration, is the reference. Two secrets are equal when their references are.
 */
public final class Secret {
    private final SecretReference reference;
    private final SecretSource source;
    private final String place;

    /**
     * A secret that is kept where {@code reference} says.
     *
     * @param place where the reference was written, such as {@code dray.yaml:3:8 channels.telegram.token}
     */
    public Secret(SecretReference reference, SecretSource source, String place) {
        this.reference = reference;
        this.source = source;
        this.place = place;
    }

    public SecretReference reference() {
        return reference;
    }

    /**
     * The value, read now; may block on a file or the keychain.
     *
     * @throws SecretException naming the place of the reference and the remedy
     */
    public String reveal() {
        try {
            return source.read(reference);
        } catch (SecretException failure) {
            throw new SecretException(place + ": " + failure.getMessage(), failure);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.reference.equals(reference);
    }

    @Override
    public int hashCode() {
        return reference.hashCode();
    }

    @Override
    public String toString() {
        return reference.toString();
    }
}
