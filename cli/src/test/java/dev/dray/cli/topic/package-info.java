/** Tests of places in topics, and of records as lines. */
@NullMarked
package dev.dray.cli.topic;

import org.jspecify.annotations.NullMarked;
