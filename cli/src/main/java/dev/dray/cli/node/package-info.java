/** What an owner orders of a node: to pause, to drain, to take jobs again. */
@NullMarked
package dev.dray.cli.node;

import org.jspecify.annotations.NullMarked;
