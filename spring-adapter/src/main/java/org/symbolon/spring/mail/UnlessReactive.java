package org.symbolon.spring.mail;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** Matches a servlet application and one without the web. */
final class UnlessReactive extends NoneNestedConditions {
    UnlessReactive() {
        super(ConfigurationPhase.PARSE_CONFIGURATION);
    }

    /** What must not match. */
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
    static final class Reactive {}
}
