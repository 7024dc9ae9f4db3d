package dev.signet.persistence.client;

import static dev.signet.persistence.schema.Tables.CLIENT;
import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static dev.signet.persistence.schema.Tables.LOGIN_NAME;
import static dev.signet.persistence.schema.Tables.TENANT;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;

import dev.signet.application.TenantTx;
import dev.signet.application.client.Clients;
import dev.signet.domain.Version;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.RedirectUri;
import dev.signet.domain.client.WebOrigin;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.persistence.Values;
import dev.signet.persistence.credential.CredentialColumns;
import dev.signet.persistence.schema.tables.records.ClientRecord;
import dev.signet.persistence.tenant.TenantColumns;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Rows;
import dev.signet.persistence.transaction.Sql;
import dev.signet.persistence.transaction.SqlStatement;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Param;

/// The clients of a tenant, in PostgreSQL.
public final class JooqClients implements Clients {

    private static final Param<UUID> TENANT_ID = param("tenant", TENANT.ID);
    private static final Param<String> CLIENT_ID = param("client", CLIENT.CLIENT_ID);
    private static final Param<OffsetDateTime> NOW = param("now", CREDENTIAL.EXPIRES);

    /// One row for each live credential, or one without.
    private static final SqlStatement LOOKUP =
            SqlStatement.of(select(Stream.of(TenantColumns.ALL, ClientColumns.ALL, CredentialColumns.ALL)
                            .flatMap(List::stream)
                            .toList())
                    .from(TENANT)
                    .leftJoin(CLIENT)
                    .on(CLIENT.TENANT.eq(TENANT_ID), CLIENT.CLIENT_ID.eq(CLIENT_ID))
                    .leftJoin(CREDENTIAL)
                    .on(
                            CREDENTIAL.TENANT.eq(TENANT_ID),
                            CREDENTIAL.CLIENT.eq(CLIENT.ID),
                            CREDENTIAL.KIND.in(
                                    CredentialColumns.word(CredentialKind.CLIENT_SECRET),
                                    CredentialColumns.word(CredentialKind.PUBLIC_JWK)),
                            CredentialColumns.isLive(NOW))
                    .where(TENANT.ID.eq(TENANT_ID))
                    .orderBy(CREDENTIAL.VERSION.desc(), CREDENTIAL.CREATED.desc()));

    private final InstantSource clock;

    /// @param clock by which secrets end: that of whoever ended them, not the database's
    public JooqClients(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Found lookup(TenantTx tx, ClientId id) {
        Rows rows = Sql.of(tx)
                .fetch(LOOKUP.with()
                        .set(TENANT_ID, tx.tenant().value())
                        .set(CLIENT_ID, id.value())
                        .set(NOW, Values.time(clock.instant())));
        Row first = Sql.first(rows).orElseThrow();
        List<ClientCredential> credentials = rows.stream()
                .flatMap(row -> CredentialColumns.findOfClient(row).stream())
                .toList();
        return new Found(
                TenantColumns.read(first),
                ClientColumns.find(first).map(client -> new Registered(client, credentials)));
    }

    @Override
    public boolean add(TenantTx tx, Client client) {
        UUID tenant = tx.tenant().value();
        ClientRecord row = row(client);
        row.setTenant(tenant);
        row.setId(client.ref().value());
        row.setClientId(client.id().value());
        row.setVersion(client.version().number());
        Sql sql = Sql.of(tx);
        if (sql.execute(insertInto(CLIENT).set(row).onConflictDoNothing()) == 0) {
            return false;
        }
        // The characters of a client_id are such that its normal form as a login name is its lower case.
        String name = client.id().value().toLowerCase(Locale.ROOT);
        int named = sql.execute(insertInto(LOGIN_NAME)
                .columns(LOGIN_NAME.TENANT, LOGIN_NAME.NORMALISED, LOGIN_NAME.CLIENT)
                .values(tenant, name, client.ref().value())
                .onConflictDoNothing());
        if (named == 0) {
            sql.execute(deleteFrom(CLIENT)
                    .where(CLIENT.TENANT.eq(tenant), CLIENT.ID.eq(client.ref().value())));
        }
        return named == 1;
    }

    @Override
    public boolean change(TenantTx tx, Client next, Version expected) {
        ClientRecord row = row(next);
        row.setVersion(expected.next().number());
        return Sql.of(tx)
                        .execute(update(CLIENT)
                                .set(row)
                                .where(
                                        CLIENT.TENANT.eq(tx.tenant().value()),
                                        CLIENT.ID.eq(next.ref().value()),
                                        CLIENT.VERSION.eq(expected.number())))
                == 1;
    }

    @Override
    public List<Client> page(TenantTx tx, Optional<ClientId> after, int limit) {
        Condition rest = after.map(id -> CLIENT.CLIENT_ID.gt(id.value())).orElse(noCondition());
        return Sql.of(tx)
                .fetch(select(ClientColumns.ALL)
                        .from(CLIENT)
                        .where(CLIENT.TENANT.eq(tx.tenant().value()), rest)
                        .orderBy(CLIENT.CLIENT_ID)
                        .limit(limit))
                .map(ClientColumns::read);
    }

    @Override
    public Set<WebOrigin> origins(TenantTx tx) {
        return Sql.of(tx)
                .fetch(select(CLIENT.ORIGINS)
                        .from(CLIENT)
                        .where(
                                CLIENT.TENANT.eq(tx.tenant().value()),
                                CLIENT.ORIGINS.isNotNull(),
                                CLIENT.STATE.eq(Values.word(ClientState.ACTIVE))))
                .stream()
                .flatMap(row -> Values.stream(row.get(CLIENT.ORIGINS)))
                .map(WebOrigin::new)
                .collect(Collectors.toSet());
    }

    /// What may change.
    private static ClientRecord row(Client client) {
        var row = new ClientRecord();
        row.setName(client.profile().name());
        row.setTrusted(client.profile().trusted());
        row.setState(Values.word(client.profile().state()));
        row.setAccessSeconds(Values.seconds(client.profile().accessLifetime()));
        row.setMethods(Values.texts(client.methods(), ClientAuthenticationMethod::wireName));
        row.setGrants(Values.texts(client.permissions().grants(), GrantType::wireName));
        row.setAllowedScopes(Values.names(client.permissions().allowed()));
        row.setDefaultScopes(Values.names(client.permissions().byDefault()));
        row.setRedirects(Values.texts(client.redirects(), RedirectUri::value));
        row.setOrigins(client.origins().isEmpty() ? null : Values.texts(client.origins(), WebOrigin::value));
        return row;
    }
}
