/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.delivery;

import org.jspecify.annotations.NullMarked;
