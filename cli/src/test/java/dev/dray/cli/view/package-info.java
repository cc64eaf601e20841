/** Tests of how answers look. */
@NullMarked
package dev.dray.cli.view;

import org.jspecify.annotations.NullMarked;
