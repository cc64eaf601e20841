/** The directory that holds everything an installation keeps, and who is at work in it. */
@NullMarked
package dev.dray.runtime.home;

import org.jspecify.annotations.NullMarked;
