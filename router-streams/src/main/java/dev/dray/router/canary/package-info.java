/** Which jobs are on trial, on which track they run, and when all traffic returns to the stable one. */
@NullMarked
package dev.dray.router.canary;

import org.jspecify.annotations.NullMarked;
