/** What a node tells the world about its jobs, and how a result survives every outage on its way. */
@NullMarked
package dev.dray.node.report;

import org.jspecify.annotations.NullMarked;
