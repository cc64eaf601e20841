/** What a person wants of a job: cancel, retry, approve, reject. */
@NullMarked
package dev.dray.cli.wish;

import org.jspecify.annotations.NullMarked;
