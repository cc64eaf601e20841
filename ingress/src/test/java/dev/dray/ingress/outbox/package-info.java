/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.outbox;

import org.jspecify.annotations.NullMarked;
