package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.Recorder;
import dev.dray.ingress.channel.SourceConformance;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The origin of an HTTP message is a sender who repeats the request until it is answered with 202. */
class HttpConformanceTest extends SourceConformance {
    private static final int ACCEPTED = 202;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);
    private int arrived;

    @TempDir
    private Path directory;

    private volatile @Nullable TestingHttp http;

    @Override
    protected void begin(Recorder into) {
        http = TestingHttp.start(directory, into);
    }

    @Override
    protected void end() {
        TestingHttp open = http;
        http = null;
        if (open != null) {
            open.close();
        }
    }

    @AfterEach
    void stopSending() {
        over.countDown();
    }

    @Override
    protected String arrive(String word) {
        arrived++;
        String own = "m" + arrived;
        Thread.ofVirtual().start(() -> sendUntilAcknowledged(own, word));
        return "http:office:" + own;
    }

    private void sendUntilAcknowledged(String own, String word) {
        try {
            do {
                TestingHttp open = http;
                if (open != null
                        && open.tryPost("{\"id\":\"%s\",\"source\":\"office\",\"text\":\"%s\"}".formatted(own, word))
                                == ACCEPTED) {
                    acknowledged.add("http:office:" + own);
                    return;
                }
            } while (!over.await(20, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected boolean arriveAgain(String id) {
        assertThat(post("{\"id\":\"%s\",\"source\":\"office\",\"text\":\"one\"}"
                        .formatted(id.substring("http:office:".length()))))
                .isEqualTo(ACCEPTED);
        return true;
    }

    @Override
    protected Fate arriveBroken() {
        assertThat(post("{\"text\"")).isEqualTo(400);
        return Fate.REFUSED;
    }

    @Override
    protected Fate arriveHuge(String word) {
        assertThat(post("{\"text\":\"%s\"}".formatted(word))).isEqualTo(413);
        return Fate.REFUSED;
    }

    private int post(String json) {
        TestingHttp open = http;
        if (open == null) {
            throw new IllegalStateException("nothing runs");
        }
        try {
            return open.tryPost(json);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected boolean acknowledged(String id) {
        return acknowledged.contains(id);
    }
}
