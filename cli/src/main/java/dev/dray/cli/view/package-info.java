/** How answers look: a table for people, JSON lines for programs. */
@NullMarked
package dev.dray.cli.view;

import org.jspecify.annotations.NullMarked;
