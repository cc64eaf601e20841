/**
 * Who was let in with a one-time code, and the codes that are open. Guarantee: a code lets in one person, once; who was
 * let in is on disk before anything is said of it, and the same message, handed over again, gets the same answer.
 */
@NullMarked
package dev.dray.ingress.pairing;

import org.jspecify.annotations.NullMarked;
