/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.channel;

import org.jspecify.annotations.NullMarked;
