/** Tests of who is let in with a code. */
@NullMarked
package dev.dray.ingress.pairing;

import org.jspecify.annotations.NullMarked;
