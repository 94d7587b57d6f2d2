/**
 * What leaves the house: the public API line by line, the module as others see it, the artifacts and what they say of
 * themselves.
 *
 * <p>Start with {@link org.symbolon.surface.PublicApiTest}. What each check looks for is planted under {@code planted}.
 */
@NullMarked
package org.symbolon.surface;

import org.jspecify.annotations.NullMarked;
