package dev.dray.ingress.pairing;

/**
 * A message in which somebody sent what may be a code.
 *
 * @param message its id
 * @param said what is to be the code
 * @param place whether others could read it
 */
public record PairingAttempt(String message, String sender, String name, String said, Place place) {

    /** Who saw the code, besides the bot. */
    public enum Place {
        /** Nobody: it was sent fresh, in a chat of its sender with the bot. */
        ALONE,
        /** Others perhaps: in a group, forwarded, or put in by an edit. */
        OTHERS
    }
}
