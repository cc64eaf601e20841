/** The way from a command to what runs: the configuration, the gateway's address, the broker. */
@NullMarked
package dev.dray.cli.reach;

import org.jspecify.annotations.NullMarked;
