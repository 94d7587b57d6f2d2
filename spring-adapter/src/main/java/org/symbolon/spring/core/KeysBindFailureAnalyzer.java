package org.symbolon.spring.core;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Speaks before Boot's own analyzers do, since they show the value, and that of a key is secret. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class KeysBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {
    private static final ConfigurationPropertyName KEYS = ConfigurationPropertyName.of("symbolon.keys");

    KeysBindFailureAnalyzer() {}

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (!KEYS.equals(cause.getName()) && !KEYS.isAncestorOf(cause.getName())) {
            return null;
        }
        return new FailureAnalysis(
                "The list symbolon.keys cannot be read: something is wrong at " + cause.getName() + ".",
                "Give each key a name and a secret, beginning with symbolon.keys[0].name and symbolon.keys[0].secret,"
                        + " which are those of the newest, and leave out no number. Where there is only one key,"
                        + " symbolon.secret is enough.",
                cause);
    }
}
