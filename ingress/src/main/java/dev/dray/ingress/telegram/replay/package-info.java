/**
 * A Bot API on loopback that hands out given updates and keeps what is sent, as strict as the real one: for
 * demonstrations, benchmarks and tests. Guarantee: an update is handed out until an offset confirms it.
 */
@NullMarked
package dev.dray.ingress.telegram.replay;

import org.jspecify.annotations.NullMarked;
