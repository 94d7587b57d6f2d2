package org.symbolon.spring.security;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;

/** Holds where the application did not ask Boot for a user of its own. */
final class UserNotConfigured extends NoneNestedConditions {
    UserNotConfigured() {
        super(ConfigurationPhase.PARSE_CONFIGURATION);
    }

    @ConditionalOnProperty("spring.security.user.name")
    static final class Name {}

    @ConditionalOnProperty("spring.security.user.password")
    static final class Password {}
}
