/** Tests of what this package decides. */
@NullMarked
package dev.dray.router.route;

import org.jspecify.annotations.NullMarked;
