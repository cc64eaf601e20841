/** Tests of how the stream is watched. */
@NullMarked
package dev.dray.router.stream;

import org.jspecify.annotations.NullMarked;
