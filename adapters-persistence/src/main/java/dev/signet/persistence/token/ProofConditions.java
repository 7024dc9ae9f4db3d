package dev.signet.persistence.token;

import static dev.signet.persistence.schema.Tables.CLIENT;
import static dev.signet.persistence.schema.Tables.CREDENTIAL;
import static dev.signet.persistence.schema.Tables.TOKEN_FAMILY;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.selectOne;

import dev.signet.domain.Digest;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientProof;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.persistence.credential.CredentialColumns;
import dev.signet.persistence.transaction.SqlStatement;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Param;

/// When a family is redeemed under the authentication of its client: in SQL, for each kind of proof.
enum ProofConditions {
    /// A family that has a client is never redeemed without it.
    NO_CLIENT {
        @Override
        Condition holds(Param<OffsetDateTime> now) {
            return TOKEN_FAMILY.CLIENT.isNull();
        }
    },
    PUBLIC_CLIENT {
        @Override
        Condition holds(Param<OffsetDateTime> now) {
            return CLIENT.CLIENT_ID
                    .eq(CLIENT_ID)
                    .and(inline(ClientAuthenticationMethod.NONE.wireName()).eq(any(CLIENT.METHODS)));
        }
    },
    SECRET {
        @Override
        Condition holds(Param<OffsetDateTime> now) {
            return CLIENT.CLIENT_ID
                    .eq(CLIENT_ID)
                    .and(METHOD.eq(any(CLIENT.METHODS)))
                    .and(exists(selectOne()
                            .from(CREDENTIAL)
                            .where(
                                    CREDENTIAL.TENANT.eq(TOKEN_FAMILY.TENANT),
                                    CREDENTIAL.CLIENT.eq(TOKEN_FAMILY.CLIENT),
                                    CREDENTIAL.KIND.eq(CredentialColumns.word(CredentialKind.CLIENT_SECRET)),
                                    CredentialColumns.isLive(now),
                                    CREDENTIAL
                                            .DIGEST
                                            .eq(any(DIGESTS))
                                            .or(CREDENTIAL
                                                    .ID
                                                    .eq(PROVEN_CREDENTIAL)
                                                    .and(CREDENTIAL.VERSION.eq(PROVEN_VERSION))))));
        }
    },
    AUTHENTICATED {
        @Override
        Condition holds(Param<OffsetDateTime> now) {
            return TOKEN_FAMILY.CLIENT.eq(CLIENT_REF);
        }
    };

    private static final Param<String> CLIENT_ID = param("proven client", CLIENT.CLIENT_ID);
    private static final Param<UUID> CLIENT_REF = param("proven ref", CLIENT.ID);
    private static final Param<String> METHOD = param("proven method", CLIENT.CLIENT_ID);
    private static final Param<byte[][]> DIGESTS =
            param("proven digests", CREDENTIAL.DIGEST.getDataType().array());
    private static final Param<UUID> PROVEN_CREDENTIAL = param("proven credential", CREDENTIAL.ID);
    private static final Param<Integer> PROVEN_VERSION = param("proven version", CREDENTIAL.VERSION);

    abstract Condition holds(Param<OffsetDateTime> now);

    static ProofConditions of(ClientProof proof) {
        return switch (proof) {
            case ClientProof.NoClient none -> NO_CLIENT;
            case ClientProof.PublicClient named -> PUBLIC_CLIENT;
            case ClientProof.Secret secret -> SECRET;
            case ClientProof.Authenticated who -> AUTHENTICATED;
        };
    }

    static SqlStatement.Call bind(SqlStatement.Call call, ClientProof proof) {
        return switch (proof) {
            case ClientProof.NoClient none -> call;
            case ClientProof.PublicClient named ->
                call.set(CLIENT_ID, named.client().value());
            case ClientProof.Secret secret ->
                call.set(CLIENT_ID, secret.client().value())
                        .set(METHOD, secret.method().wireName())
                        .set(
                                DIGESTS,
                                secret.digests().stream().map(Digest::bytes).toArray(byte[][]::new))
                        .set(
                                PROVEN_CREDENTIAL,
                                secret.proven()
                                        .map(proven -> proven.id().value())
                                        .orElse(null))
                        .set(
                                PROVEN_VERSION,
                                secret.proven()
                                        .map(proven -> proven.version().number())
                                        .orElse(null));
            case ClientProof.Authenticated who ->
                call.set(CLIENT_REF, who.client().value());
        };
    }
}
