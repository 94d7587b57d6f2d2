/** Mail through Spring, as it arrives and as it fails. */
@NullMarked
package org.symbolon.spring.mail;

import org.jspecify.annotations.NullMarked;
