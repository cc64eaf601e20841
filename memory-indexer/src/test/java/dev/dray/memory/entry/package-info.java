/** Tests of the table of entries. */
@NullMarked
package dev.dray.memory.entry;

import org.jspecify.annotations.NullMarked;
