package dev.dray.broker.read;

import dev.dray.schema.Topic;
import dev.dray.schema.UndecodableException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what is read into a table, and tells the listeners. */
final class TableSink<V> implements CatchUp.Sink<V> {
    private static final Logger log = LoggerFactory.getLogger(TableSink.class);

    private final Topic<?> topic;
    private final TableContent<V> content;
    private final List<TableListener<V>> listeners;
    private final AtomicLong undecodable = new AtomicLong();

    TableSink(Topic<?> topic, TableContent<V> content, List<TableListener<V>> listeners) {
        this.topic = topic;
        this.content = content;
        this.listeners = List.copyOf(listeners);
    }

    long undecodable() {
        return undecodable.get();
    }

    @Override
    public void value(ConsumerRecord<String, byte[]> record, V value) {
        content.put(record.key(), value, record.timestamp());
        tell(listener -> listener.changed(record.key(), value));
    }

    @Override
    public void tombstone(ConsumerRecord<String, byte[]> record) {
        content.remove(record.key());
        tell(listener -> listener.removed(record.key()));
    }

    @Override
    public void undecodable(ConsumerRecord<String, byte[]> record, UndecodableException why) {
        undecodable.incrementAndGet();
        tell(listener -> listener.undecodable(record, why));
    }

    private void tell(Consumer<TableListener<V>> news) {
        for (TableListener<V> listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                log.atError()
                        .addKeyValue("topic", topic.name())
                        .setCause(e)
                        .log("A table's listener failed; the table goes on");
            }
        }
    }
}
