/**
 * What a calendar in the iCalendar format (RFC 5545) says takes place when: recurrences, exceptions and time zones
 * expanded within a window. Reads bytes only, and never asks a network.
 */
@NullMarked
package dev.dray.ingress.calendar.ics;

import org.jspecify.annotations.NullMarked;
