package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static org.jooq.impl.DSL.inline;

import dev.signet.domain.Digest;
import dev.signet.domain.Version;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.PasswordCredential;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.persistence.Jwks;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;

/// A credential as part of a row, under names that other tables do not use.
public final class CredentialColumns {

    /// The state of a credential that counts until it expires.
    public static final String LIVE = "live";

    /// The state of a credential that another has replaced.
    public static final String SUPERSEDED = "superseded";

    private static final Field<UUID> ID = CREDENTIAL.ID.as("credential_id");
    private static final Field<Integer> VERSION = CREDENTIAL.VERSION.as("credential_version");
    private static final Field<OffsetDateTime> CREATED = CREDENTIAL.CREATED.as("credential_created");
    private static final Field<OffsetDateTime> EXPIRES = CREDENTIAL.EXPIRES.as("credential_expires");
    private static final Field<byte[]> DIGEST = CREDENTIAL.DIGEST.as("credential_digest");
    private static final Field<String> HASH = CREDENTIAL.HASH.as("credential_hash");
    private static final Field<JSONB> JWK = CREDENTIAL.JWK.as("credential_jwk");
    private static final Field<String> MADE_BY = CREDENTIAL.MADE_BY.as("credential_made_by");

    /// All of them.
    public static final List<Field<?>> ALL = List.of(ID, VERSION, CREATED, EXPIRES, DIGEST, HASH, JWK, MADE_BY);

    private CredentialColumns() {}

    /// A kind as a constant in a statement.
    public static Field<String> word(CredentialKind kind) {
        return inline(Values.word(kind));
    }

    /// Whether a credential of the table still counts at `now`.
    public static Condition isLive(Field<OffsetDateTime> now) {
        return CREDENTIAL.STATE.eq(inline(LIVE)).and(CREDENTIAL.EXPIRES.isNull().or(CREDENTIAL.EXPIRES.gt(now)));
    }

    /// The client's credential of `row`, if the row has one.
    public static Optional<ClientCredential> findOfClient(Row row) {
        return row.get(ID) == null
                ? Optional.empty()
                : Optional.of(new ClientCredential(new CredentialId(row.get(ID)), stored(row), life(row)));
    }

    /// The password of `row`, if the row has one.
    public static Optional<PasswordCredential> findPassword(Row row) {
        return row.get(ID) == null
                ? Optional.empty()
                : Optional.of(new PasswordCredential(
                        new CredentialId(row.get(ID)), new PasswordHash(row.get(HASH)), life(row)));
    }

    static CredentialId id(Row row) {
        return new CredentialId(row.get(ID));
    }

    static Digest digest(Row row) {
        return Digest.of(row.get(DIGEST));
    }

    private static StoredSecret stored(Row row) {
        if (row.get(JWK) != null) {
            return new StoredSecret.Public(Jwks.read(row.get(JWK)));
        }
        return row.get(DIGEST) == null
                ? new StoredSecret.Slow(new PasswordHash(row.get(HASH)))
                : new StoredSecret.Keyed(Digest.of(row.get(DIGEST)));
    }

    static CredentialLife life(Row row) {
        return new CredentialLife(
                new Version(row.get(VERSION)),
                row.get(CREATED).toInstant(),
                Values.instant(row.get(EXPIRES)),
                Makers.read(row.get(MADE_BY)));
    }
}
