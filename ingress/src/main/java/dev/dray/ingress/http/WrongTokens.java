package dev.dray.ingress.http;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Slows down whoever tries tokens: an address has ten wrong ones, and another every six seconds; beyond that its tokens
 * are refused unseen. Who proved a token from there before is let in all the same, or a mistaken program would lock out
 * everybody behind its address. For use by many threads.
 */
final class WrongTokens {
    private static final Rate RATE = Rate.parse("10/m");
    private static final int MOST_ADDRESSES = 10_000;
    /** Whoever has one address of IPv6 has at least all that begin with the same so many bytes. */
    private static final int NETWORK_BYTES = 8;

    /** The brackets around an address of IPv6, and the interface it is of. */
    private static final Pattern DECORATION = Pattern.compile("[\\[\\]]|%.*");

    private final InstantSource clock;
    private final Map<String, Tries> byNetwork = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Tries(Bucket bucket, Set<String> proven) {}

    WrongTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Refuses with 429 where too many wrong tokens came from an address, unless this one was right there before. */
    synchronized void check(String address, String tokenHash) {
        Tries tries = from(address);
        Duration wait = tries.bucket().untilNext(clock.instant());
        if (!wait.isZero() && !tries.proven().contains(tokenHash)) {
            throw Problem.tooMany("too many wrong tokens came from %s; mend them and wait".formatted(address), wait);
        }
    }

    synchronized void right(String address, String tokenHash) {
        from(address).proven().add(tokenHash);
    }

    synchronized void wrong(String address) {
        from(address).bucket().spend(1, clock.instant());
    }

    private Tries from(String address) {
        return byNetwork.computeIfAbsent(
                network(address), _ -> new Tries(new Bucket(RATE, RATE.count()), new HashSet<>()));
    }

    static String network(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(DECORATION.matcher(address).replaceAll(""))
                    .getAddress();
            return HexFormat.of().formatHex(bytes.length > NETWORK_BYTES ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
        } catch (IllegalArgumentException _) {
            return address;
        }
    }
}
