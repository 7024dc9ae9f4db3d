package dev.signet.persistence.transaction;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.VisitListener;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/// SQL as the driver takes it, and what is bound to each of its question marks, in order.
record Rendered(String sql, List<Param<?>> params) {

    Rendered {
        params = List.copyOf(params);
    }

    static Rendered of(QueryPart query) {
        List<Param<?>> params = new ArrayList<>();
        var configuration = new DefaultConfiguration();
        configuration.set(SQLDialect.POSTGRES);
        configuration.set(new Settings()
                .withRenderSchema(false)
                .withStatementType(StatementType.PREPARED_STATEMENT)
                .withExecuteLogging(false));
        configuration.set(VisitListener.onVisitStart(context -> {
            if (context.renderContext() != null && context.queryPart() instanceof Param<?> param && !param.isInline()) {
                params.add(param);
            }
        }));
        String sql = DSL.using(configuration).render(query);
        return new Rendered(sql, params);
    }
}
