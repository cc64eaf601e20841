/** The decisions about one message, in their order. */
@NullMarked
package dev.dray.router.message;

import org.jspecify.annotations.NullMarked;
