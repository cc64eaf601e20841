/** The contracts between the workers: Avro records, the topics they travel on, and how they are written. */
@NullMarked
package dev.dray.schema;

import org.jspecify.annotations.NullMarked;
