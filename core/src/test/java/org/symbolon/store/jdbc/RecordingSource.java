package org.symbolon.store.jdbc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;

/** A source that notes every statement, for each thread apart. To begin, to commit and to roll back are none. */
public final class RecordingSource {
    private final Map<Thread, List<Recorded>> statements = new ConcurrentHashMap<>();
    private final DataSource source;

    public RecordingSource(DataSource source) {
        this.source =
                ProxyDataSourceBuilder.create(source).afterQuery(this::note).buildProxy();
    }

    /**
     * A statement that was sent, whatever came of it.
     *
     * @param values of its question marks, in their order
     */
    public record Recorded(String text, List<@Nullable Object> values) {
        private static Recorded of(QueryInfo query) {
            var values = query.getParametersList().stream()
                    .flatMap(List::stream)
                    .map(set -> set.getArgs()[1])
                    .toList();
            return new Recorded(query.getQuery(), values);
        }
    }

    /** What is to be given to a store. */
    public DataSource source() {
        return source;
    }

    /** What the calling thread sent since it last asked. */
    public List<Recorded> taken() {
        var mine = statements.remove(Thread.currentThread());
        return mine == null ? List.of() : List.copyOf(mine);
    }

    private void note(ExecutionInfo execution, List<QueryInfo> queries) {
        var mine = statements.computeIfAbsent(Thread.currentThread(), thread -> new CopyOnWriteArrayList<>());
        queries.stream().map(Recorded::of).forEach(mine::add);
    }
}
