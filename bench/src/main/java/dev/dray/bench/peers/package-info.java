/** Job queues somebody would take instead of Dray, each under the same load, on a server and in a folder of its own. */
@NullMarked
package dev.dray.bench.peers;

import org.jspecify.annotations.NullMarked;
