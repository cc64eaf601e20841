/** The composition roots: one hand-written class a role says what runs in it, in which order, and nothing else. */
@NullMarked
package dev.dray.cli.role;

import org.jspecify.annotations.NullMarked;
