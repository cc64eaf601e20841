/** What a conversation is told about its jobs. */
@NullMarked
package dev.dray.router.reply;

import org.jspecify.annotations.NullMarked;
