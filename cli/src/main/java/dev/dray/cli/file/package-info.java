/** {@code dray file}: the files that came with messages or were made by jobs. */
@NullMarked
package dev.dray.cli.file;

import org.jspecify.annotations.NullMarked;
