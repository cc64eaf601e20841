/** A job's life: its states, which fact leads from which to which, and the fold of facts into where the job is now. */
@NullMarked
package dev.dray.router.job;

import org.jspecify.annotations.NullMarked;
