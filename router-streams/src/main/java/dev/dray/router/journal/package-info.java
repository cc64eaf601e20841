/** What memory is told. */
@NullMarked
package dev.dray.router.journal;

import org.jspecify.annotations.NullMarked;
