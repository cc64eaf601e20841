/** How Kafka Streams is set up and watched: settings, memory, failures. */
@NullMarked
package dev.dray.router.stream;

import org.jspecify.annotations.NullMarked;
