package org.symbolon.spring.web;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** What requests ask of the database, without values; what is done in the background is none of theirs. */
final class Statements implements BeanPostProcessor {
    private final List<String> sent = new ArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source).afterQuery(this::note).buildProxy()
                : bean;
    }

    private synchronized void note(ExecutionInfo execution, List<QueryInfo> queries) {
        if (Thread.currentThread().getName().contains("-exec-")) {
            queries.stream().map(QueryInfo::getQuery).forEach(sent::add);
        }
    }

    /** All since it was last asked, in their order. */
    synchronized List<String> taken() {
        var taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }
}
