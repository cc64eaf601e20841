/** The {@code dray} command: one class a subcommand, and nothing that a worker does. */
@NullMarked
package dev.dray.cli;

import org.jspecify.annotations.NullMarked;
