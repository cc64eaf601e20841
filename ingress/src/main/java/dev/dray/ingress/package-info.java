/** The way in and out: channels hand messages to the broker, and take replies back to where they were asked for. */
@NullMarked
package dev.dray.ingress;

import org.jspecify.annotations.NullMarked;
