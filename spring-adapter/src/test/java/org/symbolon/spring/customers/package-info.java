/** Rows of the application's own, which begin and end with accounts, as README shows them. */
@NullMarked
package org.symbolon.spring.customers;

import org.jspecify.annotations.NullMarked;
