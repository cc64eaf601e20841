/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.calendar;

import org.jspecify.annotations.NullMarked;
