/** What every executor must pass, and doubles for what executors use. */
@NullMarked
package dev.dray.node.executor;

import org.jspecify.annotations.NullMarked;
