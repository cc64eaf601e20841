/** The daily log: one Markdown file a day, written by the fold and read by people. */
@NullMarked
package dev.dray.memory.daily;

import org.jspecify.annotations.NullMarked;
