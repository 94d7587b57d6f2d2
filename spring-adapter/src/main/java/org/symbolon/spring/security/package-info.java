/**
 * Lets the application's own security know accounts: bearer tokens, form login, and the filter chain of the JSON API.
 * Imports no other package of the adapter but {@code core} and {@code web}. Start reading at
 * {@link org.symbolon.spring.security.SymbolonBearer}.
 */
@NullMarked
package org.symbolon.spring.security;

import org.jspecify.annotations.NullMarked;
