/** The seams of the room: what a channel is given to hand messages in with, and what it answers when a reply goes out. */
@NullMarked
package dev.dray.ingress.channel;

import org.jspecify.annotations.NullMarked;
