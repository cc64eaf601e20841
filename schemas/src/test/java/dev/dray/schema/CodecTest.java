package dev.dray.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static final Instant AT = Instant.parse("2026-02-08T10:42:00.123456Z");

    private final Codec<Command> codec = Codec.of(Command.class);
    private final Command command = Command.newBuilder()
            .setId("c1")
            .setJobId("0000000000abc")
            .setKind(CommandKind.CANCEL)
            .setBy("telegram:42")
            .setAt(AT)
            .build();

    @Test
    void whatIsWrittenReadsBack() throws UndecodableException {
        assertThat(codec.decode(codec.encode(command))).isEqualTo(command);
    }

    @Test
    void anEncodedRecordNamesItsSchema() {
        assertThat(codec.encode(command)).startsWith(0xC3, 0x01);
    }

    @Test
    void foreignBytesDoNotDecode() {
        assertThatThrownBy(() -> codec.decode("{\"hello\":1}".getBytes(UTF_8)))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("not a record of Dray's: 11 bytes without Avro's single-object marker");
    }

    @Test
    void noBytesDoNotDecode() {
        assertThatThrownBy(() -> codec.decode(new byte[0])).isInstanceOf(UndecodableException.class);
    }

    @Test
    void anUnknownSchemaDoesNotDecodeAndSaysTheRemedy() {
        byte[] bytes = codec.encode(command);
        bytes[3] ^= 1;
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("upgrade Dray and retry the dead letter");
    }

    @Test
    void aRecordCutAnywhereDoesNotDecode() {
        byte[] whole = codec.encode(command);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(UndecodableException.class);
        }
    }

    @Test
    void aRecordWithAnyByteFlippedDecodesOrSaysWhyNot() {
        byte[] whole = codec.encode(command);
        for (int place = 0; place < whole.length; place++) {
            byte[] damaged = whole.clone();
            damaged[place] = (byte) ~damaged[place];
            try {
                assertThat(codec.decode(damaged)).isNotEqualTo(command);
            } catch (UndecodableException e) {
                assertThat(e.why()).isNotBlank();
            }
        }
    }
}
