package dev.dray.ingress.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.ingress.blob.Uploads.Upload;
import dev.dray.ingress.channel.BlobTooLargeException;
import dev.dray.ingress.channel.BlobsFullException;
import dev.dray.runtime.time.ManualTime;
import dev.dray.runtime.value.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadsTest {
    private static final byte[] BYTES = "the December trailer".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-02-08T10:42:00Z");

    @TempDir
    private Path directory;

    private BlobStore store = new BlobStore(Path.of(""), new DataSize(1));
    private Uploads uploads = new Uploads(store);
    private Upload upload = new Upload("shop", new BlobId("0".repeat(64)), 1);

    @BeforeEach
    void open() throws IOException {
        reopen();
        Path file = Files.write(directory.resolve("trailer"), BYTES);
        upload = new Upload("shop", BlobId.of(file), BYTES.length);
        Files.delete(file);
    }

    private void reopen() {
        store = new BlobStore(directory.resolve("blobs"), limits(100));
        uploads = new Uploads(store);
    }

    @Test
    void whatCameInPiecesIsABlob() throws IOException {
        uploads.begin(upload);
        append(0, 7);
        append(7, BYTES.length);

        assertThat(uploads.offset(upload)).hasValue(BYTES.length);
        assertThat(store.find(upload.blob()).orElseThrow().file()).hasBinaryContent(BYTES);
        assertThat(Space.files(store.comingDirectory())).isEmpty();
    }

    @Test
    void anUploadGoesOnAfterARestart() throws IOException {
        uploads.begin(upload);
        append(0, 7);

        reopen();

        assertThat(uploads.offset(upload)).hasValue(7);
        assertThat(uploads.begin(upload)).isEqualTo(7);
        append(7, BYTES.length);
        assertThat(uploads.offset(upload)).hasValue(BYTES.length);
        assertThat(store.find(upload.blob())).isPresent();
    }

    @Test
    void whatACrashKeptFromBeingFinishedIsFinishedWhenItIsAskedFor() throws IOException {
        uploads.begin(upload);
        append(0, BYTES.length);

        reopen();

        assertThat(uploads.begin(upload)).isEqualTo(BYTES.length);
        assertThat(store.find(upload.blob())).isPresent();
    }

    @Test
    void aPieceThatComesTwiceIsTakenOnce() throws IOException {
        uploads.begin(upload);
        append(0, 7);

        assertThat(uploads.append(upload, 0, BYTES, 7)).isFalse();
        assertThat(uploads.offset(upload)).hasValue(7);
    }

    @Test
    void otherBytesThanAnnouncedAreRefusedAndItBeginsAnew() throws IOException {
        uploads.begin(upload);
        uploads.append(upload, 0, new byte[BYTES.length], BYTES.length);

        assertThatThrownBy(() -> uploads.offset(upload)).isInstanceOf(OtherBytesException.class);

        assertThat(uploads.offset(upload)).isEmpty();
        assertThat(uploads.begin(upload)).isZero();
    }

    @Test
    void anotherCannotDisturbIt() throws IOException {
        Upload others = new Upload("thief", upload.blob(), upload.length());
        uploads.begin(upload);
        append(0, 7);

        uploads.begin(others);
        uploads.append(others, 0, new byte[BYTES.length], BYTES.length);

        assertThatThrownBy(() -> uploads.offset(others)).isInstanceOf(OtherBytesException.class);
        assertThat(uploads.offset(upload)).hasValue(7);
    }

    @Test
    void whatIsHereAlreadyNeedNotCome() throws IOException {
        store.keep(new java.io.ByteArrayInputStream(BYTES));

        assertThat(uploads.begin(upload)).isEqualTo(BYTES.length);
        assertThat(uploads.offset(upload)).hasValue(BYTES.length);
    }

    @Test
    void nothingIsFinishedAsSoonAsItBegins() throws IOException {
        Upload nothing = Upload.parse(
                        "shop",
                        store.keep(java.io.InputStream.nullInputStream()).id().substring(7) + "-0")
                .orElseThrow();
        store.removeUnused(Instant.parse("2126-02-08T10:42:00Z"));

        assertThat(uploads.begin(nothing)).isZero();
        assertThat(store.find(nothing.blob())).isPresent();
    }

    @Test
    void whatIsTooLargeOrHasNoRoomIsRefused() throws IOException {
        assertThatThrownBy(() -> uploads.begin(new Upload("shop", upload.blob(), 101)))
                .isInstanceOf(BlobTooLargeException.class);
        store.keep(new java.io.ByteArrayInputStream(new byte[95]));
        uploads.begin(upload);

        assertThatThrownBy(() -> append(0, 7)).isInstanceOf(BlobsFullException.class);
        assertThat(uploads.offset(upload)).hasValue(0);
    }

    @Test
    void whatNobodyWentOnWithIsRemoved() throws IOException {
        ManualTime time = new ManualTime(NOW);
        BlobSweep sweep = new BlobSweep(store, uploads, Duration.ofDays(30), time, time);
        uploads.begin(upload);
        append(0, 7);
        for (Path file : Space.files(store.comingDirectory())) {
            Files.setLastModifiedTime(file, FileTime.from(NOW));
        }
        sweep.start();

        time.advance(Duration.ofDays(3));
        assertThat(uploads.offset(upload)).hasValue(7);
        time.advance(Duration.ofHours(1));

        assertThat(uploads.offset(upload)).isEqualTo(OptionalLong.empty());
        sweep.close();
        assertThat(time.waiting()).isZero();
    }

    private void append(int from, int to) throws IOException {
        byte[] piece = java.util.Arrays.copyOfRange(BYTES, from, to);
        assertThat(uploads.append(upload, from, piece, piece.length)).isTrue();
    }

    private static BlobsConfig limits(long largest) {
        return new BlobsConfig(new DataSize(largest), Duration.ofDays(30), new DataSize(largest));
    }
}
