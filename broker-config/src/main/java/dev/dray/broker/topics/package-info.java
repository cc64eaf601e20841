/** What the topics should be like, what they are like, and the plan that leads from one to the other. */
@NullMarked
package dev.dray.broker.topics;

import org.jspecify.annotations.NullMarked;
