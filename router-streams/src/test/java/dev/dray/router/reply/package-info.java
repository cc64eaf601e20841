/** Tests of what this package decides. */
@NullMarked
package dev.dray.router.reply;

import org.jspecify.annotations.NullMarked;
