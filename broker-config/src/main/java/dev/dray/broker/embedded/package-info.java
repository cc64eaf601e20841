/** A whole Apache Kafka inside this process, so that nothing needs to be installed. */
@NullMarked
package dev.dray.broker.embedded;

import org.jspecify.annotations.NullMarked;
