/** Where the topics are, and the one place that says how Dray's clients talk to them. */
@NullMarked
package dev.dray.broker;

import org.jspecify.annotations.NullMarked;
