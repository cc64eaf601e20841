/** The strict way from one YAML file to a tree of records, and back. */
@NullMarked
package dev.dray.runtime.config;

import org.jspecify.annotations.NullMarked;
