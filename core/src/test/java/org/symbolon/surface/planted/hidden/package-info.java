/** Not exported. */
@NullMarked
package org.symbolon.surface.planted.hidden;

import org.jspecify.annotations.NullMarked;
