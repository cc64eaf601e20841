package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dray.runtime.value.DataSize;
import dev.dray.schema.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Caller OWNER = Caller.local();
    private static final Caller SHOP = new Caller("shop", Role.GUEST, Set.of(), List.of());
    private static final Caller TILL = new Caller("till", Role.GUEST, Set.of(), List.of());

    @Test
    void aBucketHoldsABurstAndFillsEvenly() {
        Bucket bucket = new Bucket(Rate.parse("1/s"), 3);

        assertThat(List.of(bucket.take(NOON), bucket.take(NOON), bucket.take(NOON)))
                .containsOnly(Duration.ZERO);
        assertThat(bucket.take(NOON)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.take(NOON.plusMillis(400))).isEqualTo(Duration.ofMillis(600));
        assertThat(bucket.take(NOON.plusSeconds(1))).isZero();
        assertThat(bucket.take(NOON.plusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aClockThatIsSetBackNeitherFillsNorBlocksABucket() {
        Bucket bucket = new Bucket(Rate.parse("1/s"), 1);
        bucket.take(NOON);

        assertThat(bucket.untilNext(NOON.minus(Duration.ofHours(5)))).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.take(NOON.minus(Duration.ofHours(5)).plusSeconds(1))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10/s,PT0.1S", "600/m,PT0.1S", "1/h,PT1H", "1000000/s,PT0.000001S"})
    void aRateIsSoManyInATime(String text, Duration interval) {
        assertThat(Rate.parse(text).interval()).isEqualTo(interval);
        assertThat(Rate.parse(text)).hasToString(text);
    }

    @Test
    void noGuestTakesTheRoomOfTheOthers() {
        Room room = new Room(DataSize.parse("128 KiB"));
        Room.Place first = room.enter(SHOP, 0);
        room.enter(SHOP, 0);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> room.enter(SHOP, 0))
                .withMessageContaining("shop has more requests under way than a guest may");
        room.enter(TILL, 0);
        first.close();
        room.enter(SHOP, 0);
    }

    @Test
    void thereIsRoomForSoMuchAndNoMore() {
        Room room = new Room(DataSize.parse("128 KiB"));
        Room.Place large = room.enter(OWNER, 100 * 1024);
        room.enter(OWNER, 10);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> room.enter(OWNER, 10))
                .withMessageContaining("channels.http.max-in-flight");
        large.close();
        room.enter(OWNER, 10);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.2, false",
        "2001:db8:1:2:3::4, 2001:db8:1:2:ffff::1, true",
        "[2001:db8:1:2:3::4], 2001:db8:1:3::1, false",
        "fe80::1%eth0, fe80::2%eth1, true"
    })
    void whoHasANetworkIsOneOnIt(String one, String other, boolean same) {
        assertThat(WrongTokens.network(one).equals(WrongTokens.network(other))).isEqualTo(same);
    }
}
