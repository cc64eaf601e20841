/** Tests of the package of the same name. */
@NullMarked
package dev.dray.ingress.activity;

import org.jspecify.annotations.NullMarked;
