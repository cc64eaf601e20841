package dev.dray.ingress.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.ingress.channel.BlobTooLargeException;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.ingress.channel.BlobsFullException;
import dev.dray.runtime.value.DataSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
    private static final String OF_NOTHING = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final Instant LATER = Instant.parse("2126-02-08T10:42:00Z");

    @TempDir
    private Path directory;

    private BlobStore store = new BlobStore(Path.of(""), new DataSize(1));

    @BeforeEach
    void open() {
        store = new BlobStore(directory, new DataSize(100_000));
    }

    @Test
    void whatIsKeptIsFoundUnderItsHash() throws IOException {
        Blob kept = store.keep(bytes(90_000));

        Blob found = store.find(kept.id()).orElseThrow();

        assertThat(found).isEqualTo(kept);
        assertThat(found.size()).isEqualTo(90_000);
        assertThat(found.file()).hasBinaryContent(bytes(90_000).readAllBytes());
    }

    @Test
    void nothingIsAlsoABlob() throws IOException {
        assertThat(store.keep(InputStream.nullInputStream()).id()).isEqualTo(OF_NOTHING);
        assertThat(store.find(OF_NOTHING)).map(Blob::size).contains(0L);
    }

    @Test
    void theSameBytesAreKeptOnce() throws IOException {
        Blob first = store.keep(bytes(10));
        Blob second = store.keep(bytes(10));

        assertThat(second).isEqualTo(first);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void whatIsTooLargeIsRefusedAndLeavesNothing() throws IOException {
        assertThatThrownBy(() -> store.keep(bytes(100_001)))
                .isInstanceOf(BlobTooLargeException.class)
                .hasMessageContaining("blobs.largest");
        assertThat(files()).isZero();
    }

    @Test
    void aStreamThatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new SequenceInputStream(bytes(10), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line broke");
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return read();
            }
        });

        assertThatThrownBy(() -> store.keep(broken)).hasMessage("the line broke");
        assertThat(files()).isZero();
    }

    @Test
    void whatIsNoIdOfABlobIsNotFound() {
        assertThat(store.find("sha256:../../../../etc/passwd")).isEmpty();
        assertThat(store.find("AgACAgIAAxkBAAI")).isEmpty();
        assertThat(store.find(OF_NOTHING)).isEmpty();
    }

    @Test
    void bytesThatAreNotWhatWasAnnouncedAreNotKept() throws IOException {
        BlobId other = new BlobId("0".repeat(64));

        assertThatThrownBy(() -> store.keep(bytes(10), other))
                .isInstanceOf(OtherBytesException.class)
                .hasMessageContaining("and not " + other);
        assertThat(files()).isZero();
    }

    @Test
    void whatHasNoRoomIsRefusedAndNothingElseGoesForIt() throws IOException {
        BlobStore small = new BlobStore(directory, limits(100, 250));
        Blob first = small.keep(bytes(100));
        small.keep(bytes(99));

        assertThatThrownBy(() -> small.keep(bytes(98)))
                .isInstanceOf(BlobsFullException.class)
                .hasMessageContaining("blobs.total");
        assertThat(small.find(first.id())).isPresent();
        assertThat(small.trouble()).hasValueSatisfying(why -> assertThat(why).contains("250 B", "blobs.keep"));
        assertThat(files()).isEqualTo(2);
        small.keep(bytes(51));
    }

    @Test
    void theSameBytesAgainTakeNoMoreRoom() throws IOException {
        BlobStore small = new BlobStore(directory, limits(100, 250));
        for (int n = 0; n < 10; n++) {
            small.keep(bytes(100));
        }

        assertThat(small.keep(bytes(99)).size()).isEqualTo(99);
        assertThat(small.trouble()).isPresent();
        assertThat(new BlobStore(directory, limits(100, 300)).trouble()).isEmpty();
    }

    @Test
    void whatNobodyUsedIsRemovedAndMakesRoom() throws IOException {
        BlobStore small = new BlobStore(directory, limits(100, 200));
        Blob unused = small.keep(bytes(100));
        Blob used = small.keep(bytes(99));
        small.use(used.id(), LATER);

        assertThat(small.removeUnused(LATER)).isOne();

        assertThat(small.find(unused.id())).isEmpty();
        assertThat(small.find(used.id())).isPresent();
        assertThat(small.keep(bytes(100))).isEqualTo(unused);
    }

    @Test
    void whatIsNeededLaterIsOldLater() throws IOException {
        Blob blob = store.keep(bytes(10));
        store.use(blob.id(), LATER);
        store.use(blob.id(), LATER.minusSeconds(100));

        assertThat(store.removeUnused(LATER)).isZero();
        assertThat(store.removeUnused(LATER.plusSeconds(1))).isOne();
        assertThat(store.use(blob.id(), LATER)).isEmpty();
    }

    @Test
    void whatIsUsedWhileItIsFoundOldIsNotRemoved() throws Exception {
        Blob blob = store.keep(bytes(10));
        Random random = new Random(4);
        for (int round = 0; round < 500; round++) {
            Files.write(blob.file(), bytes(10).readAllBytes());
            Files.setLastModifiedTime(blob.file(), FileTime.from(Instant.EPOCH));
            Thread removing = Thread.ofPlatform().start(() -> {
                try {
                    store.removeUnused(Instant.EPOCH.plusSeconds(1));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            for (long until = System.nanoTime() + random.nextLong(300_000); System.nanoTime() < until; ) {
                Thread.onSpinWait();
            }
            boolean used = store.use(blob.id(), LATER).isPresent();
            removing.join();
            assertThat(store.find(blob.id()).isPresent())
                    .as("round %d: it was said to be here", round)
                    .isEqualTo(used);
        }
    }

    private static BlobsConfig limits(long largest, long total) {
        return new BlobsConfig(new DataSize(largest), Duration.ofDays(30), new DataSize(total));
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static ByteArrayInputStream bytes(int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return new ByteArrayInputStream(bytes);
    }
}
