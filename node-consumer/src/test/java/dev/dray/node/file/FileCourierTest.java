package dev.dray.node.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.runtime.time.SystemTimer;
import dev.dray.schema.Attachment;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit starts the gateway before each test.
class FileCourierTest {
    private static final byte[] HELLO = "hello".getBytes(UTF_8);
    private static final byte[] PLAN = "the plan".getBytes(UTF_8);

    private final List<JobEvent> told = new CopyOnWriteArrayList<>();
    private final SystemTimer timer = new SystemTimer();

    @TempDir
    private Path directory;

    private TestingFileGateway gateway;
    private Transfer transfer;
    private FileCourier courier;
    private Path made;

    @BeforeEach
    void start() throws IOException {
        gateway = new TestingFileGateway();
        transfer = new Transfer(gateway.reach(), new Patience(Duration.ofMillis(1), Duration.ofMillis(1), 2));
        courier = new FileCourier(
                transfer,
                job -> directory.resolve(job).resolve("made"),
                told::add,
                "mini",
                timer,
                new Patience(Duration.ofMillis(1), Duration.ofMillis(1), Integer.MAX_VALUE));
        made = directory.resolve("j1/made");
    }

    @AfterEach
    void stop() {
        transfer.close();
        timer.close();
        gateway.close();
    }

    @Test
    void aResultWithoutFilesNeedsNoGateway() {
        JobEvent result = result(List.of());

        assertThat(courier.bring(result)).isCompletedWithValue(result);
        assertThat(gateway.asked).isEmpty();
    }

    @Test
    void aResultIsReadyWhenItsFilesAreThere() throws Exception {
        JobEvent result = result(made());

        assertThat(courier.bring(result).get(30, SECONDS)).isEqualTo(result);

        assertThat(gateway.files.values()).containsExactlyInAnyOrder(HELLO, PLAN);
        assertThat(made).isEmptyDirectory();
        assertThat(told).isEmpty();
    }

    @Test
    void itWaitsForAGatewayThatIsAwayAndSaysSoOnce() throws Exception {
        JobEvent result = result(made());
        gateway.refuseNext(20, 503);

        assertThat(courier.bring(result).get(30, SECONDS)).isEqualTo(result);

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().getFact()).isEqualTo(JobFact.PROGRESS);
        assertThat(told.getFirst().getText())
                .isEqualTo("it is done, and its files wait on node mini: the gateway answered 503: not in the mood");
    }

    @Test
    void whatWasBroughtBeforeAKillIsNotNeededAgain() throws Exception {
        JobEvent result = result(made());
        courier.bring(result).get(30, SECONDS);

        assertThat(courier.bring(result).get(30, SECONDS)).isEqualTo(result);
    }

    @Test
    void whatTheGatewayNeverTakesIsNamedAndStays() throws Exception {
        JobEvent result = result(made());
        gateway.refuseNext(1, 413);

        JobEvent brought = courier.bring(result).get(30, SECONDS);

        assertThat(brought.getAttachments()).extracting(Attachment::getName).containsExactly("plan.txt");
        Path stays = made.resolve(TestingFileGateway.id(HELLO).hex());
        assertThat(brought.getText())
                .isEqualTo("done\n\nhello.txt is not here: not in the mood. It stays on node mini in " + stays);
        assertThat(stays).exists();
    }

    @Test
    void whatWasLostOnTheNodeIsSaidToBe() throws Exception {
        JobEvent result = result(made());
        Files.delete(made.resolve(TestingFileGateway.id(PLAN).hex()));

        JobEvent brought = courier.bring(result).get(30, SECONDS);

        assertThat(brought.getAttachments()).extracting(Attachment::getName).containsExactly("hello.txt");
        assertThat(brought.getText()).contains("plan.txt is not here: it was lost on node mini");
    }

    private List<Attachment> made() throws IOException {
        Path out = MadeFiles.empty(directory.resolve("j1/out"));
        Files.write(out.resolve("hello.txt"), HELLO);
        Files.write(out.resolve("plan.txt"), PLAN);
        return MadeFiles.take(out, made);
    }

    private static JobEvent result(List<Attachment> files) {
        return JobEvent.newBuilder()
                .setId("j1/1/succeeded")
                .setJobId("j1")
                .setFact(JobFact.SUCCEEDED)
                .setAttempt(1)
                .setAt(Instant.EPOCH)
                .setBy("mini")
                .setText("done")
                .setAttachments(files)
                .build();
    }
}
