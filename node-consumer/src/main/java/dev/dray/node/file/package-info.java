/**
 * A node's files: those of a job fetched before its work, those its work made brought to the gateway before its result is
 * told, both over connections the node opens, and both going on after a broken line where they were.
 */
@NullMarked
package dev.dray.node.file;

import org.jspecify.annotations.NullMarked;
