/**
 * The files that came with messages or were made by jobs, by what they hold. Guarantee: what {@code keep} returned for is
 * on disk whole, under a name that its bytes can be checked against; half of a file is never found.
 */
@NullMarked
package dev.dray.ingress.blob;

import org.jspecify.annotations.NullMarked;
