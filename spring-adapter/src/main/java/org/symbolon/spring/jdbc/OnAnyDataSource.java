package org.symbolon.spring.jdbc;

import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches where there is a {@code DataSource}, be it one that is no candidate unless it is asked for by its qualifier,
 * which {@code ConditionalOnBean} would not see.
 */
@Order
final class OnAnyDataSource extends SpringBootCondition implements ConfigurationCondition {
    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var beans = Objects.requireNonNull(context.getBeanFactory());
        var names = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, DataSource.class, true, false);
        var message = ConditionMessage.forCondition("DataSource");
        return names.length == 0
                ? ConditionOutcome.noMatch(message.didNotFind("any beans").atAll())
                : ConditionOutcome.match(message.found("bean", "beans").items((Object[]) names));
    }
}
