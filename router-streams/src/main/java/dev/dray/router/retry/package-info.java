/** When time alone changes a job, and how long it waits between a failed attempt and the next. */
@NullMarked
package dev.dray.router.retry;

import org.jspecify.annotations.NullMarked;
