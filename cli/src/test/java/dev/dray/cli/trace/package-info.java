/** Tests of which records belong to a message, and how each reads. */
@NullMarked
package dev.dray.cli.trace;

import org.jspecify.annotations.NullMarked;
