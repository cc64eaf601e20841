/** Tests of what this package decides. */
@NullMarked
package dev.dray.router.presence;

import org.jspecify.annotations.NullMarked;
