package org.symbolon.spring.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Conditional;

/**
 * Matches unless {@code symbolon.enabled=false} or the application is a reactive web application. All that the adapter
 * configures by itself is under it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ConditionalOnBooleanProperty(name = "symbolon.enabled", matchIfMissing = true)
@Conditional(NotReactive.class)
public @interface ConditionalOnSymbolon {}
