/** Violations of the rules, so that each rule is seen to find one. */
@NullMarked
package dev.dray.ingress.planted;

import org.jspecify.annotations.NullMarked;
