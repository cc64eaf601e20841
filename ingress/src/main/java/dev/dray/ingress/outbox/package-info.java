/**
 * Where messages are made safe: sent to the broker, or kept on disk until it is back. Guarantee: at least once, in order
 * within a conversation.
 */
@NullMarked
package dev.dray.ingress.outbox;

import org.jspecify.annotations.NullMarked;
