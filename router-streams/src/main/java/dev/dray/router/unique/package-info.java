/** Jobs of which there may be one at a time: who is under way, and what becomes of a second wish. */
@NullMarked
package dev.dray.router.unique;

import org.jspecify.annotations.NullMarked;
