/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.cron;

import org.jspecify.annotations.NullMarked;
