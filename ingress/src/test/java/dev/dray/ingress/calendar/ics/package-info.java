/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.calendar.ics;

import org.jspecify.annotations.NullMarked;
