package dev.dray.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.ingress.channel.Recorded;
import dev.dray.ingress.channel.Recorder;
import dev.dray.schema.DeadLetter;
import dev.dray.schema.Message;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopTest {
    private static final long PATIENCE = 30;

    @TempDir
    private Path directory;

    @Test
    void whoIsBeingServedWhenTheServerStopsIsStillAnswered() throws Exception {
        SlowRecorder recorder = new SlowRecorder();
        TestingHttp http = TestingHttp.start(directory, recorder);
        CompletableFuture<HttpResponse<String>> answer = http.client()
                .sendAsync(
                        http.request("/messages")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"text\":\"a\"}"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(recorder.reached.await(PATIENCE, TimeUnit.SECONDS)).isTrue();

        CompletableFuture<Void> stop = CompletableFuture.runAsync(http::stopServer);
        recorder.go.countDown();

        assertThat(answer.get(PATIENCE, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        stop.get(PATIENCE, TimeUnit.SECONDS);
        http.close();
    }

    @Test
    void whoFollowsAConversationDoesNotHoldTheStopUp() throws Exception {
        TestingHttp http = TestingHttp.start(directory, new SlowRecorder());
        HttpResponse<?> following = http.client()
                .send(http.request("/conversations/http%2Fa/replies").build(), BodyHandlers.ofLines());
        assertThat(following.statusCode()).isEqualTo(200);

        CompletableFuture.runAsync(http::close).get(PATIENCE, TimeUnit.SECONDS);
    }

    /** Records when it is told to go on. */
    private static final class SlowRecorder implements Recorder {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);

        @Override
        public Recorded record(List<Message> messages) {
            reached.countDown();
            try {
                assertThat(go.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
                return Recorded.BROKER;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Recorded setAside(List<DeadLetter> letters) {
            return Recorded.BROKER;
        }
    }
}
