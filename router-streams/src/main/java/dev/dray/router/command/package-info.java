/** What people want of jobs, turned into facts about them. */
@NullMarked
package dev.dray.router.command;

import org.jspecify.annotations.NullMarked;
