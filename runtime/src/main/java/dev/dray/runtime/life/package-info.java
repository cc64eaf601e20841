/** How what runs is started, stopped softly and, if it must be, cut. */
@NullMarked
package dev.dray.runtime.life;

import org.jspecify.annotations.NullMarked;
