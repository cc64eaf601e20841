/**
 * The channel calendar: reminders before, at and after the events of calendars that are read again and again. Guarantee:
 * each reminder of each occurrence is recorded at least once, under an id made of the calendar's name, the event's uid, the
 * start of the occurrence and the reminder, so that the router runs it once, however often the event is edited; one whose
 * event moves fires for the new time, one whose event is cancelled does not. What came due while the program was away
 * fires late within a bound, and is recorded as skipped beyond it. While a calendar cannot be read, its last state that
 * could be goes on.
 *
 * <p>An event's words are written by whoever sends an invitation. They are put into the owner's text flattened to one
 * line and shortened, never where a text begins and never into a command's name, and inside a command as one argument
 * each. A message that has any of them speaks for a guest, unless the owner says that nobody else writes in a calendar;
 * only text that is all the owner's speaks for the owner.
 */
@NullMarked
package dev.dray.ingress.calendar;

import org.jspecify.annotations.NullMarked;
