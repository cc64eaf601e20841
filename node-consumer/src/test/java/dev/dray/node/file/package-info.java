/** Tests of a node's files, with a scripted gateway. */
@NullMarked
package dev.dray.node.file;

import org.jspecify.annotations.NullMarked;
