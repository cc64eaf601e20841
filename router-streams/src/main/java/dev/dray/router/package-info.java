/** The router: decides what becomes of every message, and keeps track of every job, as one Kafka Streams topology. */
@NullMarked
package dev.dray.router;

import org.jspecify.annotations.NullMarked;
