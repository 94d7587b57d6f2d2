/** The JSON API, over real HTTP. */
@NullMarked
package org.symbolon.spring.web;

import org.jspecify.annotations.NullMarked;
