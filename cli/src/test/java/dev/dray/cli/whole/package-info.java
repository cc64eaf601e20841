/** The whole program as people run it: real processes that are killed, stopped, restarted and fed with rubbish. */
@NullMarked
package dev.dray.cli.whole;

import org.jspecify.annotations.NullMarked;
