/** The application of twelve lines that README shows, as a stranger would start it. */
@NullMarked
package org.symbolon.spring.app;

import org.jspecify.annotations.NullMarked;
