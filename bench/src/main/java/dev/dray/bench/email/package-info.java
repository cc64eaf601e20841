/** Mail servers to hold the channel email against, and what is counted there. */
@NullMarked
package dev.dray.bench.email;

import org.jspecify.annotations.NullMarked;
