/** Secrets, which the program knows by reference and reads only at the moment of use. */
@NullMarked
package dev.dray.runtime.secret;

import org.jspecify.annotations.NullMarked;
