/** What the entries of the channel cron did and do, and what their owner orders of them: to run, to fire or not. */
@NullMarked
package dev.dray.cli.cron;

import org.jspecify.annotations.NullMarked;
