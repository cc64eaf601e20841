/** What was said in each conversation lately, for jobs that need to know it. */
@NullMarked
package dev.dray.router.session;

import org.jspecify.annotations.NullMarked;
