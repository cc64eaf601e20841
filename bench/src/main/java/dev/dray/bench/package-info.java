/** What is measured, each by a name: {@code bench/run NAME}. Figures are printed as JSON lines; ratios are compared, not absolutes. */
@NullMarked
package dev.dray.bench;

import org.jspecify.annotations.NullMarked;
