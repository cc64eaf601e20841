package dev.dray.cli.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.broker.read.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetRangeTest {
    private static final Instant NOW = Instant.parse("2026-02-10T12:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Position BEGINNING = new Position.Beginning();
    private static final Position END = new Position.End();

    static Stream<Arguments> ranges() {
        return Stream.of(
                open("start", BEGINNING),
                open("end", END),
                open("17", offset(17)),
                open("17:", offset(17)),
                open("17:end", offset(17)),
                closed("17:42", offset(17), offset(42)),
                closed(":42", BEGINNING, offset(42)),
                closed("start:42", BEGINNING, offset(42)),
                open("+5", new Position.AfterBeginning(5)),
                open("-5", new Position.BeforeEnd(5)),
                open("@2026-02-08T10:42:00Z", at("2026-02-08T10:42:00Z")),
                open("@2026-02-08", at("2026-02-07T23:00:00Z")),
                open("@-10m", at("2026-02-10T11:50:00Z")),
                open("@-10m:end", at("2026-02-10T11:50:00Z")),
                closed("@-48h:-24h", at("2026-02-08T12:00:00Z"), at("2026-02-09T12:00:00Z")),
                closed("@-2d:-500ms", at("2026-02-08T12:00:00Z"), at("2026-02-10T11:59:59.500Z")),
                closed("@2026-02-08:2026-02-09", at("2026-02-07T23:00:00Z"), at("2026-02-08T23:00:00Z")),
                closed(
                        "@2026-02-08T10:42:00Z:2026-02-08T10:43:00Z",
                        at("2026-02-08T10:42:00Z"),
                        at("2026-02-08T10:43:00Z")));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void aRangeIsWhatTheGrammarSays(String text, OffsetRange range) {
        assertThat(OffsetRange.parse(text, InstantSource.fixed(NOW), ZONE)).isEqualTo(range);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "17-42",
                "+",
                "--5",
                "@",
                "@soon",
                "@-5w",
                "@2026-02-30",
                "@2026-02-08T10:42",
                "1e3",
                "99999999999999999999",
                "+99999999999999999999",
                "@-99999999999999999999h",
                "@-999999999999999h",
                "17:x"
            })
    void anythingElseIsRefusedWithWhatWouldBeRight(String text) {
        assertThatThrownBy(() -> OffsetRange.parse(text, InstantSource.fixed(NOW), ZONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no place in a topic; write start, end, 17, 17:42");
    }

    private static Arguments open(String text, Position from) {
        return Arguments.of(text, new OffsetRange(from, Optional.empty()));
    }

    private static Arguments closed(String text, Position from, Position to) {
        return Arguments.of(text, new OffsetRange(from, Optional.of(to)));
    }

    private static Position offset(long offset) {
        return new Position.Offset(offset);
    }

    private static Position at(String instant) {
        return new Position.At(Instant.parse(instant));
    }
}
