/** Tests of an application, as its developers would write them. */
@NullMarked
package org.symbolon.spring.testing;

import org.jspecify.annotations.NullMarked;
