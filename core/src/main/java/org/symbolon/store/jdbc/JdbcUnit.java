package org.symbolon.store.jdbc;

import org.symbolon.store.AccountStore;
import org.symbolon.store.ConsentStore;
import org.symbolon.store.FlowStore;
import org.symbolon.store.LedgerStore;
import org.symbolon.store.OutboxStore;
import org.symbolon.store.SessionStore;
import org.symbolon.store.StoreUnit;

/** One transaction's verbs. */
final class JdbcUnit implements StoreUnit {
    private final Sql sql;
    private final Dialect dialect;
    private final Hooks hooks;
    private boolean rolledBack;

    JdbcUnit(Sql sql, Dialect dialect, Hooks hooks) {
        this.sql = sql;
        this.dialect = dialect;
        this.hooks = hooks;
    }

    private Sql sql() {
        sql.requireUnderWay();
        return sql;
    }

    @Override
    public FlowStore flows() {
        return new JdbcFlows(sql(), dialect);
    }

    @Override
    public AccountStore accounts() {
        return new JdbcAccounts(sql(), hooks);
    }

    @Override
    public SessionStore sessions() {
        return dialect.sessions(sql());
    }

    @Override
    public LedgerStore ledger() {
        return dialect.ledger(sql());
    }

    @Override
    public OutboxStore outbox() {
        return new JdbcOutbox(sql(), dialect);
    }

    @Override
    public ConsentStore consents() {
        return new JdbcConsents(sql());
    }

    @Override
    public void rollBack() {
        rolledBack = true;
    }

    boolean isRolledBack() {
        return rolledBack;
    }
}
