package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.RecordingRecorder;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files go up and come down byte by byte the same, with the line cut in the middle, several times each way. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
class FilesOverACutLineIT {
    private static final int CUTS = 4;

    @TempDir
    private Path directory;

    private TestingHttp http;

    @BeforeEach
    void start() {
        http = TestingHttp.start(directory, new RecordingRecorder());
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_048_576, 50 * 1_048_576, 50_000_000})
    void aFileRoundTripsByteByByte(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        long each = Math.max(200, size / (CUTS + 1));

        try (CuttingRelay up = new CuttingRelay(http.address(), each, CUTS);
                CuttingRelay down = new CuttingRelay(http.address(), each, CUTS)) {
            ResumingClient sender = new ResumingClient(http.client(), up.address(), http.token());
            ResumingClient reader = new ResumingClient(http.client(), down.address(), http.token());

            String path = sender.upload(bytes);
            byte[] came = reader.download(path);

            assertThat(path).isEqualTo("/blobs/sha256:" + ResumingClient.hex(bytes));
            assertThat(came).isEqualTo(bytes);
            assertThat(sender.broken()).as("cuts on the way up").isPositive();
            assertThat(reader.broken()).as("cuts on the way down").isPositive();
        }
    }
}
