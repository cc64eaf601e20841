/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.telegram.text;

import org.jspecify.annotations.NullMarked;
