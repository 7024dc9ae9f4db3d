package dev.signet.persistence.token;

import static dev.signet.persistence.schema.Tables.TOKEN_FAMILY;

import dev.signet.domain.client.ClientRef;
import dev.signet.domain.tenant.IssuerForm;
import dev.signet.domain.token.Dialect;
import dev.signet.domain.token.FamilyId;
import dev.signet.domain.token.FamilyState;
import dev.signet.domain.token.Generation;
import dev.signet.domain.token.Grant;
import dev.signet.domain.token.Grantee;
import dev.signet.domain.token.Lifetime;
import dev.signet.domain.token.Subject;
import dev.signet.domain.token.TokenFamily;
import dev.signet.domain.user.UserId;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;

/// A family as part of a row, under names that other tables do not use.
final class FamilyColumns {

    static final Field<UUID> ID = TOKEN_FAMILY.ID.as("family_id");
    static final Field<UUID> CLIENT = TOKEN_FAMILY.CLIENT.as("family_client");
    static final Field<UUID> APP_USER = TOKEN_FAMILY.APP_USER.as("family_user");
    static final Field<String> STATE = TOKEN_FAMILY.STATE.as("family_state");
    static final Field<Integer> GENERATION = TOKEN_FAMILY.GENERATION.as("family_generation");
    static final Field<OffsetDateTime> ROTATED = TOKEN_FAMILY.ROTATED.as("family_rotated");
    static final Field<OffsetDateTime> IDLE = TOKEN_FAMILY.IDLE_EXPIRES.as("family_idle");
    static final Field<OffsetDateTime> ABSOLUTE = TOKEN_FAMILY.ABSOLUTE_EXPIRES.as("family_absolute");
    private static final Field<String> SUBJECT = TOKEN_FAMILY.SUBJECT.as("family_subject");
    private static final Field<String> ISSUER = TOKEN_FAMILY.ISSUER.as("family_issuer");
    private static final Field<String> DIALECT = TOKEN_FAMILY.DIALECT.as("family_dialect");
    private static final Field<String[]> SCOPES = TOKEN_FAMILY.SCOPES.as("family_scopes");
    private static final Field<OffsetDateTime> AUTHENTICATED = TOKEN_FAMILY.AUTHENTICATED.as("family_authenticated");
    private static final Field<String[]> AMR = TOKEN_FAMILY.AMR.as("family_amr");

    /// All of them.
    static final List<Field<?>> ALL = List.of(
            ID,
            CLIENT,
            APP_USER,
            SUBJECT,
            ISSUER,
            DIALECT,
            SCOPES,
            AUTHENTICATED,
            AMR,
            STATE,
            GENERATION,
            ROTATED,
            IDLE,
            ABSOLUTE);

    private FamilyColumns() {}

    /// The family of `row`.
    static TokenFamily read(Row row) {
        return read(row, GENERATION, ROTATED, IDLE);
    }

    /// The family of `row`, with what a rotation changes taken from these columns.
    static TokenFamily read(
            Row row, Field<Integer> generation, Field<OffsetDateTime> rotated, Field<OffsetDateTime> idle) {
        var grantee = new Grantee(
                Optional.ofNullable(row.get(CLIENT)).map(ClientRef::new),
                Optional.ofNullable(row.get(APP_USER)).map(UserId::new),
                new Subject(row.get(SUBJECT)));
        var grant = new Grant(
                Values.constant(Dialect.class, row.get(DIALECT)),
                Values.constant(IssuerForm.class, row.get(ISSUER)),
                Values.scopes(row.get(SCOPES)),
                row.get(AUTHENTICATED).toInstant(),
                List.of(row.get(AMR)));
        return new TokenFamily(
                new FamilyId(row.get(ID)),
                grantee,
                grant,
                new Generation(row.get(generation)),
                Values.constant(FamilyState.class, row.get(STATE)),
                row.get(rotated).toInstant(),
                new Lifetime(row.get(idle).toInstant(), row.get(ABSOLUTE).toInstant()));
    }
}
