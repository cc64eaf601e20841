package dev.dray.ingress.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dray.ingress.channel.BlobTooLargeException;
import dev.dray.ingress.channel.Blobs.Blob;
import dev.dray.runtime.value.DataSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
    private static final String OF_NOTHING = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    private Path directory;

    private BlobStore store = new BlobStore(Path.of(""), new DataSize(0));

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
