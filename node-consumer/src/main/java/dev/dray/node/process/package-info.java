/** The operating system's processes that a job started, and how all of them are ended. */
@NullMarked
package dev.dray.node.process;

import org.jspecify.annotations.NullMarked;
