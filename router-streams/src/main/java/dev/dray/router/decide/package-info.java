/** What all decisions have in common: they take a record, bring about effects, and cannot take the stream down. */
@NullMarked
package dev.dray.router.decide;

import org.jspecify.annotations.NullMarked;
