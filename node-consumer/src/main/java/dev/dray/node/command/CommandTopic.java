package dev.dray.node.command;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.dray.schema.Command;
import dev.dray.schema.Topics;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** Records wishes on the topic of commands. */
public record CommandTopic(Producer<String, byte[]> producer) implements Wishes {
    private static final int PATIENCE_SECONDS = 10;

    @Override
    public void record(Command command) {
        try {
            producer.send(Topics.COMMANDS.record(command)).get(PATIENCE_SECONDS, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost(command, e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw lost(command, e);
        }
    }

    private static WishException lost(Command command, Exception cause) {
        return new WishException(
                "the broker did not take the wish about %s; send the command again".formatted(about(command)), cause);
    }

    private static String about(Command command) {
        if (!command.getEntry().isEmpty()) {
            return "cron entry " + command.getEntry();
        }
        return command.getJobId().isEmpty() ? "node " + command.getNode() : "job " + command.getJobId();
    }
}
