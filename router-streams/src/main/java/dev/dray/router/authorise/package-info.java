/** Who a sender is to us: owner, guest or stranger. */
@NullMarked
package dev.dray.router.authorise;

import org.jspecify.annotations.NullMarked;
