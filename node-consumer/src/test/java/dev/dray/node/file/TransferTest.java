package dev.dray.node.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // JUnit starts the gateway before each test.
class TransferTest {
    private static final Patience SHORT = new Patience(Duration.ofMillis(1), Duration.ofMillis(5), 6);

    @TempDir
    private Path directory;

    private TestingFileGateway gateway;
    private Transfer transfer;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestingFileGateway();
        transfer = new Transfer(gateway.reach(), SHORT);
        file = directory.resolve("plan.pdf");
    }

    @AfterEach
    void stop() {
        transfer.close();
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 9_000_000})
    void aFileIsFetchedWholeOverALineThatBreaks(int size) throws Exception {
        byte[] bytes = bytes(size);
        FileId id = gateway.has(bytes);
        gateway.breakNext(5);

        transfer.fetch(id, file);

        assertThat(file).hasBinaryContent(bytes);
        assertThat(directory).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 9_000_000})
    void aFileIsBroughtWholeOverALineThatBreaks(int size) throws Exception {
        byte[] bytes = bytes(size);
        Files.write(file, bytes);
        gateway.breakNext(5);

        transfer.push(TestingFileGateway.id(bytes), file);

        assertThat(gateway.files.get(TestingFileGateway.id(bytes).hex())).isEqualTo(bytes);
    }

    @Test
    void whatIsThereAlreadyIsNotFetchedAgain() throws Exception {
        FileId id = gateway.has(bytes(10));
        Files.write(file, bytes(10));

        transfer.fetch(id, file);

        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void whatATaskChangedIsFetchedAgain() throws Exception {
        FileId id = gateway.has(bytes(10));
        Files.writeString(file, "scribbled");

        transfer.fetch(id, file);

        assertThat(file).hasBinaryContent(bytes(10));
    }

    @Test
    void whatCameBeforeTheLineBrokeForLongIsKeptForTheNextTime() throws Exception {
        FileId id = gateway.has(bytes(10));
        Files.write(directory.resolve("." + id.hex() + ".part"), java.util.Arrays.copyOf(bytes(10), 7));

        transfer.fetch(id, file);

        assertThat(file).hasBinaryContent(bytes(10));
        assertThat(gateway.asked).hasSize(2).last().asString().startsWith("GET");
    }

    @Test
    void aGatewayThatIsAwayForLongIsGivenUpOnForNow() throws Exception {
        FileId id = gateway.has(bytes(10));
        gateway.refuseNext(7, 503);

        assertThatThrownBy(() -> transfer.fetch(id, file))
                .isInstanceOf(AwayException.class)
                .hasMessage("the gateway answered 503");
        transfer.fetch(id, file);

        assertThat(file).hasBinaryContent(bytes(10));
    }

    @Test
    void aWrongTokenIsSaid() {
        gateway.refuseNext(7, 401);

        assertThatThrownBy(() -> transfer.fetch(TestingFileGateway.id(bytes(1)), file))
                .isInstanceOf(AwayException.class)
                .hasMessageContaining("node.gateway.token");
    }

    @Test
    void aFileThatIsGoneIsGoneAtOnce() {
        assertThatThrownBy(() -> transfer.fetch(TestingFileGateway.id(bytes(1)), file))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("blobs.keep");
        assertThat(gateway.asked).hasSize(1);
    }

    @Test
    void damageOnTheWayIsSeen() {
        FileId id = TestingFileGateway.id(bytes(10));
        gateway.files.put(id.hex(), "other stuff".getBytes(UTF_8));

        assertThatThrownBy(() -> transfer.fetch(id, file))
                .isInstanceOf(AwayException.class)
                .hasMessageContaining("damaged");
        assertThat(file).doesNotExist();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
