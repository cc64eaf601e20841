/** The worker that folds the journal into what people and agents remember, each entry exactly once. */
@NullMarked
package dev.dray.memory;

import org.jspecify.annotations.NullMarked;
