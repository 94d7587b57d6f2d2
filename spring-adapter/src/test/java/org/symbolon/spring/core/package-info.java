/** What an application gets that only has properties, and how it replaces each part. */
@NullMarked
package org.symbolon.spring.core;

import org.jspecify.annotations.NullMarked;
