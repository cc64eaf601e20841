package dev.dray.router;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dray.schema.Job;
import dev.dray.schema.JobEvent;
import dev.dray.schema.JobFact;
import dev.dray.schema.JobStatus;
import dev.dray.schema.Money;
import dev.dray.schema.Topic;
import dev.dray.schema.Topics;
import dev.dray.schema.Usage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainmentTest {
    @TempDir
    Path state;

    private TestingRouter router;

    @BeforeEach
    void start() {
        router = new TestingRouter(state);
    }

    @AfterEach
    void stop() {
        router.close();
    }

    @Test
    void garbageOnAnyTopicIsADeadLetterAndTheStreamGoesOn() {
        for (Topic<?> topic : List.of(Topics.MESSAGES, Topics.JOB_EVENTS, Topics.COMMANDS, Topics.NODES)) {
            router.garbage(topic);

            assertThat(router.deadLetters()).singleElement().satisfies(letter -> {
                assertThat(letter.getReason()).isEqualTo("undecodable");
                assertThat(letter.getOrigin()).startsWith("topic " + topic.name() + "-0@");
                assertThat(letter.getPayload().array()).containsExactly('?', '!');
                assertThat(letter.getPayloadKey()).isEqualTo("key");
                assertThat(letter.getPayloadType()).isEqualTo("application/octet-stream");
            });
        }

        router.hear(Given.message("m1", "/status"));
        assertThat(router.jobs("light")).hasSize(1);
    }

    @Test
    void aFactADecisionBreaksOnIsADeadLetterAndTheJobIsAsBefore() {
        router.hear(Given.message("m1", "/video cats"));
        Job job = router.jobs("video").getFirst();
        router.report(usage(job, "USD"));

        router.report(usage(job, "EUR"));

        assertThat(router.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("failed");
            assertThat(letter.getWhy()).contains("usage in EUR cannot be added to usage in USD");
        });
        router.report(Given.fact(job, JobFact.SUCCEEDED, TestingRouter.START, "cats.mp4"));
        assertThat(router.states().getLast().getStatus()).isEqualTo(JobStatus.SUCCEEDED);
    }

    private static JobEvent usage(Job job, String currency) {
        return Given.builder(job, JobFact.USAGE, TestingRouter.START, "")
                .setUsage(Usage.newBuilder()
                        .setCost(Money.newBuilder()
                                .setMicros(1)
                                .setCurrency(currency)
                                .build())
                        .build())
                .build();
    }
}
