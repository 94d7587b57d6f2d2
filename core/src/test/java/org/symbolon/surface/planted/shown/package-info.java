/** What a listing has to render, all of it innocent. */
@NullMarked
package org.symbolon.surface.planted.shown;

import org.jspecify.annotations.NullMarked;
