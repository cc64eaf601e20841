/**
 * The channel cron: entries that fire on a schedule and speak for the owner. Guarantee: each fire is recorded at least
 * once under an id made of the entry's name and the scheduled instant, so that the router runs it once; fires missed while
 * the program was away run once, late, and say how many were skipped.
 */
@NullMarked
package dev.dray.ingress.cron;

import org.jspecify.annotations.NullMarked;
