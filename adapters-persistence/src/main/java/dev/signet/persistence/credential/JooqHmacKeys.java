package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.signet.application.TenantTx;
import dev.signet.application.client.signing.HmacKeys;
import dev.signet.domain.client.ClientRef;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.signature.SealedValue;
import dev.signet.persistence.Values;
import dev.signet.persistence.schema.tables.records.CredentialRecord;
import dev.signet.persistence.transaction.Row;
import dev.signet.persistence.transaction.Sql;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;

/// The keys by which a tenant's clients sign requests, in PostgreSQL.
public final class JooqHmacKeys implements HmacKeys {

    private static final List<Field<?>> COLUMNS = Stream.concat(
                    CredentialColumns.ALL.stream(), Stream.of(CREDENTIAL.SEALED, CREDENTIAL.SEALING_KEY))
            .toList();

    @Override
    public List<Kept> live(TenantTx tx, ClientRef client, Instant now) {
        return Sql.of(tx)
                .fetch(select(COLUMNS)
                        .from(CREDENTIAL)
                        .where(of(tx, client), CredentialColumns.isLive(val(Values.time(now), CREDENTIAL.EXPIRES)))
                        .orderBy(CREDENTIAL.VERSION.desc()))
                .map(JooqHmacKeys::kept);
    }

    @Override
    public int nextVersion(TenantTx tx, ClientRef client) {
        CredentialRows.lock(tx, client);
        return CredentialRows.nextVersion(tx, of(tx, client));
    }

    @Override
    public void succeed(TenantTx tx, ClientRef client, Kept heir, Instant end) {
        CredentialRecord row = CredentialRows.live(tx, heir.id(), CredentialKind.HMAC_KEY, heir.life());
        row.setClient(client.value());
        CredentialRows.keep(row, heir.sealed());
        Sql.of(tx).execute(insertInto(CREDENTIAL).set(row));
        CredentialRows.succeed(tx, of(tx, client), heir.id(), heir.life().created(), end);
    }

    private static Condition of(TenantTx tx, ClientRef client) {
        return CredentialRows.of(tx, client).and(CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.HMAC_KEY)));
    }

    private static Kept kept(Row row) {
        return new Kept(
                CredentialColumns.id(row),
                new SealedValue(row.get(CREDENTIAL.SEALING_KEY), row.get(CREDENTIAL.SEALED)),
                CredentialColumns.life(row));
    }
}
