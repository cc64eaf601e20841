/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.blob;

import org.jspecify.annotations.NullMarked;
