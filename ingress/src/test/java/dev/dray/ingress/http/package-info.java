/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.http;

import org.jspecify.annotations.NullMarked;
