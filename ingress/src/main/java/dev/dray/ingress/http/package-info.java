/**
 * The channel http: messages in by POST, replies out to whoever fetches them. Guarantee inwards: a 202 means the message
 * is on disk, of a batch every one; a request without an answer may be repeated under the same id or idempotency key, and
 * counts once. Guarantee outwards: a reply is kept for 30
 * days and can be fetched, or followed from where a reader left off, as often as it likes.
 */
@NullMarked
package dev.dray.ingress.http;

import org.jspecify.annotations.NullMarked;
