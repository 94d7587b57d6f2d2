/**
 * The JSON API: a table of endpoints, what they read and what they answer. It depends on nothing that an application
 * can configure of Spring MVC or Jackson. Imports no other package of the adapter but {@code core}. Start reading at
 * {@link org.symbolon.spring.web.SymbolonApi}.
 */
@NullMarked
package org.symbolon.spring.web;

import org.jspecify.annotations.NullMarked;
