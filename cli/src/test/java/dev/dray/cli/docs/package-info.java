/** Holds the pages about the command line and the configuration to the program. */
@NullMarked
package dev.dray.cli.docs;

import org.jspecify.annotations.NullMarked;
