/**
 * The channel email: mail comes in by IMAP, replies go out by SMTP. Guarantee: every mail of a watched folder that came
 * after the first look is recorded under an id made of its folder, UIDVALIDITY and UID, or set aside with the reason, and
 * noted only then; one that shows up again under another UID is known by its Message-ID and its words. Replies go out at
 * least once, always under the same Message-ID; one that may have arrived already says so.
 */
@NullMarked
package dev.dray.ingress.email;

import org.jspecify.annotations.NullMarked;
