package org.symbolon.spring.jdbc;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.StringUtils;
import org.symbolon.spring.core.SymbolonProperties;

/** Tells whether the next start will have another secret. */
final class PassingSecret {
    private static final String MADE_OF_PROPERTIES = "symbolonKeyRing";

    private PassingSecret() {}

    /** Not where the application has keys of its own, whatever its properties say. */
    static boolean isUsed(SymbolonProperties properties, BeanFactory beans) {
        return beans.containsBean(MADE_OF_PROPERTIES)
                && properties.generateSecret()
                && !StringUtils.hasText(properties.secret())
                && properties.keys().isEmpty();
    }
}
