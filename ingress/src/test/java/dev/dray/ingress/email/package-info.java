/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.email;

import org.jspecify.annotations.NullMarked;
