/** What is on trial, and how its two tracks compare. */
@NullMarked
package dev.dray.cli.canary;

import org.jspecify.annotations.NullMarked;
