package dev.dray.broker;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/** The broker's answer to a question, or one line that says why there is none. */
public final class Answer {
    private Answer() {}

    /**
     * Waits for an answer, as long as the client that asked is told to.
     *
     * @param task what was tried, to follow "cannot": {@code list the topics}
     * @throws BrokerException where the broker refuses or does not answer
     */
    public static <T> T to(String task, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new BrokerException("cannot %s: %s".formatted(task, explain(cause)), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("cannot %s: interrupted".formatted(task), e);
        }
    }

    /** A failure of a Kafka client in words, with the remedy where there is one. */
    public static String explain(Throwable failure) {
        String said = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return switch (failure) {
            case AuthenticationException _ ->
                "the broker does not accept our user and password (" + said
                        + "); check broker.user and broker.password";
            case AuthorizationException _ ->
                "the broker does not allow it (" + said + "); give the user the rights in acls.yaml";
            case TimeoutException _ -> "the broker does not answer (" + said + "); is it running?";
            case RetriableException _ -> said + "; try again";
            default -> said;
        };
    }
}
