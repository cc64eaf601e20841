/** The fold of the facts about each job into where it is now, and what follows from each change. */
@NullMarked
package dev.dray.router.fold;

import org.jspecify.annotations.NullMarked;
