package dev.unspool.schedule;

import dev.unspool.schedule.ScheduleFilter.State;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The statement that lists the schedules of a filter: with the conditions that are given, so that each can be answered by an index. */
final class ScheduleQuery {

    private final StringBuilder sql = new StringBuilder(ScheduleSql.LIST);
    private final Map<String, Object> values = new LinkedHashMap<>();

    ScheduleQuery(ScheduleFilter filter) {
        var action = filter.action();
        var article = filter.article();
        var state = filter.state();
        add(" and s.action = :action", "action", action == null ? null : action.code());
        add(" and s.article_id = :article", "article", article == null ? null : article.value());
        add(" and (s.failed_at is not null) = :failed", "failed", state == null ? null : state == State.FAILED);
        add(" and s.due_at >= :from", "from", filter.from());
        add(" and s.due_at < :before", "before", filter.before());
        sql.append(ScheduleSql.ORDER);
    }

    /** Returns the statement with the parameters of the filter. */
    GenericExecuteSpec bind(Function<String, GenericExecuteSpec> statements) {
        return statements.apply(sql.toString()).bindValues(values);
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.put(name, value);
        }
    }
}
