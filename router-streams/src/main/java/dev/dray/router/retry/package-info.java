/** When a job whose attempt failed is queued again. */
@NullMarked
package dev.dray.router.retry;

import org.jspecify.annotations.NullMarked;
