/** {@code dray demo}: a day of a small business, played on real processes and checked while it is shown. */
@NullMarked
package dev.dray.cli.demo;

import org.jspecify.annotations.NullMarked;
