/** A way to Apache Kafka on which it looks like Redpanda to its clients. */
@NullMarked
package dev.dray.broker.gate;

import org.jspecify.annotations.NullMarked;
