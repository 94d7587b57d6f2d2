/** Whole applications over real HTTP, with real servers behind them. */
@NullMarked
package org.symbolon.spring;

import org.jspecify.annotations.NullMarked;
