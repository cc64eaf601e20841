/**
 * The channel cron: entries that fire on a schedule and speak for the owner. Guarantee: each fire is recorded at least
 * once under an id made of the entry's name and the scheduled instant, so that the router runs it once. Of fires missed
 * while the program was away, those run late that the entry wants, and the others are recorded as skipped, a stretch of
 * them as one message; a crash between recording and noting may bring a stretch once more, longer by what was missed since.
 */
@NullMarked
package dev.dray.ingress.cron;

import org.jspecify.annotations.NullMarked;
