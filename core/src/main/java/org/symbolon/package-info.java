/** The front door. */
@NullMarked
package org.symbolon;

import org.jspecify.annotations.NullMarked;
