/**
 * Makes the {@link org.symbolon.Symbolon} of an application out of properties and of the beans that the application
 * has. Imports no other package of the adapter. Start reading at
 * {@link org.symbolon.spring.core.SymbolonAutoConfiguration}.
 */
@NullMarked
package org.symbolon.spring.core;

import org.jspecify.annotations.NullMarked;
