/**
 * The channel telegram: updates of a bot in by long polling, replies out as messages, files and buttons. Guarantee inwards: every
 * update is recorded at least once, under an id that is the same each time, as the offset moves on only after it is
 * recorded. Guarantee outwards: at least once; a part whose answer was lost is sent again and says so.
 */
@NullMarked
package dev.dray.ingress.telegram;

import org.jspecify.annotations.NullMarked;
