/** Holds the files an owner installs, which nothing here can run, to what they promise. */
@NullMarked
package dev.dray.broker.operations;

import org.jspecify.annotations.NullMarked;
