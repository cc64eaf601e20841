/** SQLite files whose acknowledged writes are on disk. */
@NullMarked
package dev.dray.runtime.sqlite;

import org.jspecify.annotations.NullMarked;
