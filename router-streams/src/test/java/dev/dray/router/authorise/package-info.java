/** Tests of what this package decides. */
@NullMarked
package dev.dray.router.authorise;

import org.jspecify.annotations.NullMarked;
