/**
 * What Telegram shows of Markdown: text without markup, and beside it what is bold, code or a link. Guarantee: every word
 * of the Markdown is in the text, and the parts of a text hold all of it in order.
 */
@NullMarked
package dev.dray.ingress.telegram.text;

import org.jspecify.annotations.NullMarked;
