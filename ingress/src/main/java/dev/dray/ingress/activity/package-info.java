/**
 * The jobs that run now, for channels that can show it. Guarantee: none; what is shown may lag, be left out or be shown
 * again after a broken connection, and nothing waits for it.
 */
@NullMarked
package dev.dray.ingress.activity;

import org.jspecify.annotations.NullMarked;
