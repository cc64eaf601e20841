/** Tests that run commands in this process and look at what a person or a script gets of them. */
@NullMarked
package dev.dray.cli;

import org.jspecify.annotations.NullMarked;
