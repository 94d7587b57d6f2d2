package org.symbolon.spring.core;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.util.ClassUtils;
import org.symbolon.Builder;
import org.symbolon.mail.MailTexts;
import org.symbolon.mail.Mailer;
import org.symbolon.password.ForeignFormat;
import org.symbolon.token.TokenKeys;

/** What an application may have beans of, and gives to the builder where it has. */
final class HostParts {
    private static final String SENDER = "org.springframework.mail.javamail.JavaMailSender";

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
            var senders = senders();
            throw senders.size() > 1 ? undecided(senders) : mute();
        }
        return mailer;
    }

    /** By the name of their class, which need not be there. */
    private List<String> senders() {
        var loader = getClass().getClassLoader();
        return beans instanceof ListableBeanFactory all && ClassUtils.isPresent(SENDER, loader)
                ? List.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(
                        all, ClassUtils.resolveClassName(SENDER, loader)))
                : List.of();
    }

    private static FailureAnalyzedException undecided(List<String> senders) {
        return new FailureAnalyzedException(
                "There is no one to send mail, and without mail nobody can get an account: it is not said which of "
                        + senders.size() + " beans of type " + SENDER + " is to be used, "
                        + String.join(" or ", senders) + ", and there is no bean of type " + Mailer.class.getName()
                        + ".",
                "Mark one of them @Primary, or add a bean of type " + Mailer.class.getName() + ".");
    }

    private static FailureAnalyzedException mute() {
        return new FailureAnalyzedException(
                "There is no one to send mail, and without mail nobody can get an account: spring.mail.host is"
                        + " missing, and there is no bean of type " + Mailer.class.getName() + ".",
                "Set spring.mail.host to the host of your mail server (and spring.mail.port, .username and"
                        + " .password as it needs), or add a bean of type " + Mailer.class.getName() + ".");
    }

    void customize(Builder builder) {
        beans.getBeanProvider(SymbolonBuilderCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(builder));
    }
}
