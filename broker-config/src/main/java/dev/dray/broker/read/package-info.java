/** Reading topics: as a live table, as a range of records, as a description. */
@NullMarked
package dev.dray.broker.read;

import org.jspecify.annotations.NullMarked;
