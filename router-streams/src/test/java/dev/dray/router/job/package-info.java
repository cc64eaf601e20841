/** Tests of what this package decides. */
@NullMarked
package dev.dray.router.job;

import org.jspecify.annotations.NullMarked;
