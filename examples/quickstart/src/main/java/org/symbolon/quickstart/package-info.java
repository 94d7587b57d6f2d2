/** The whole life of an account in one {@link org.symbolon.quickstart.Story}. */
@NullMarked
package org.symbolon.quickstart;

import org.jspecify.annotations.NullMarked;
