/** From a message to a job: the routes built in, the routes the owner wrote, and the order in which they are asked. */
@NullMarked
package dev.dray.router.route;

import org.jspecify.annotations.NullMarked;
