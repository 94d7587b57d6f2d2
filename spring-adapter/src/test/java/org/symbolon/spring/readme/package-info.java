/** What README shows to users of Spring Boot, as an application that runs. */
@NullMarked
package org.symbolon.spring.readme;

import org.jspecify.annotations.NullMarked;
