/** Classes that break the rules of the adapter's architecture, to see that each rule can fail. */
@NullMarked
package org.symbolon.spring.planted;

import org.jspecify.annotations.NullMarked;
