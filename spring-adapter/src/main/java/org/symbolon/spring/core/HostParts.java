package org.symbolon.spring.core;

import java.time.Clock;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.symbolon.Builder;
import org.symbolon.mail.MailTexts;
import org.symbolon.mail.Mailer;
import org.symbolon.password.ForeignFormat;
import org.symbolon.token.TokenKeys;

/** What an application may have beans of, and gives to the builder where it has. */
final class HostParts {
    private final BeanFactory beans;

    HostParts(BeanFactory beans) {
        this.beans = beans;
    }

    void addTo(Builder builder) {
        builder.mailer(mailer());
        beans.getBeanProvider(Clock.class).ifUnique(builder::clock);
        beans.getBeanProvider(TokenKeys.class).ifAvailable(builder::tokenKeys);
        beans.getBeanProvider(MailTexts.class).ifAvailable(builder::texts);
        beans.getBeanProvider(ForeignFormat.class).orderedStream().forEach(builder::acceptForeign);
    }

    private Mailer mailer() {
        var mailer = beans.getBeanProvider(Mailer.class).getIfAvailable();
        if (mailer == null) {
            throw new FailureAnalyzedException(
                    "There is no one to send mail, and without mail nobody can get an account: spring.mail.host is"
                            + " missing, and there is no bean of type " + Mailer.class.getName() + ".",
                    "Set spring.mail.host to the host of your mail server (and spring.mail.port, .username and"
                            + " .password as it needs), or add a bean of type " + Mailer.class.getName() + ".");
        }
        return mailer;
    }

    void customize(Builder builder) {
        beans.getBeanProvider(SymbolonBuilderCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(builder));
    }
}
