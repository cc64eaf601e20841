/** What every role needs to run, whatever its work: this package holds the root of all foreseen failures. */
@NullMarked
package dev.dray.runtime;

import org.jspecify.annotations.NullMarked;
