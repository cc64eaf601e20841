/** The rules of the house, held against every room's classes, and against planted violations. */
@NullMarked
package dev.dray.architecture;

import org.jspecify.annotations.NullMarked;
