/** Tests of reporting. */
@NullMarked
package dev.dray.node.report;

import org.jspecify.annotations.NullMarked;
