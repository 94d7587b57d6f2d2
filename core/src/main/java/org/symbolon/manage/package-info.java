/**
 * What an account's owner, or an operator, may do with it.
 *
 * <p>May import the ground floor, and no other room. Start with {@link org.symbolon.manage.Accounts}.
 */
@NullMarked
package org.symbolon.manage;

import org.jspecify.annotations.NullMarked;
