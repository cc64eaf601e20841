/** A job's life: its states, and which fact leads from which to which. */
@NullMarked
package dev.dray.router.job;

import org.jspecify.annotations.NullMarked;
