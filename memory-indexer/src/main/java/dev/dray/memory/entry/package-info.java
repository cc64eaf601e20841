/** The table of every journal entry, whole. */
@NullMarked
package dev.dray.memory.entry;

import org.jspecify.annotations.NullMarked;
