/**
 * The channel telegram: updates of a bot in by long polling or a webhook, replies out as messages,
 * files and buttons. Guarantee inwards: every update is recorded at least once, under an id that is the same each time, as it is acknowledged (the offset
 * moves on, or the post is answered) only after it is recorded; its files are in the blob store before that, where Telegram
 * hands them out. Guarantee outwards: at least once; a part whose answer was lost is sent again and says so.
 */
@NullMarked
package dev.dray.ingress.telegram;

import org.jspecify.annotations.NullMarked;
