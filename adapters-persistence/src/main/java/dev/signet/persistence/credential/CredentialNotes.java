package dev.signet.persistence.credential;

import static dev.signet.persistence.schema.Tables.CREDENTIAL;

import dev.signet.domain.Version;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialNote;
import dev.signet.domain.credential.CredentialState;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import java.util.List;
import org.jooq.Field;

/// What may be told of a credential, as a row.
final class CredentialNotes {

    static final List<Field<?>> ALL = List.of(
            CREDENTIAL.ID,
            CREDENTIAL.KIND,
            CREDENTIAL.STATE,
            CREDENTIAL.VERSION,
            CREDENTIAL.CREATED,
            CREDENTIAL.EXPIRES,
            CREDENTIAL.MADE_BY,
            CREDENTIAL.ROTATED,
            CREDENTIAL.LAST_USED);

    private CredentialNotes() {}

    static CredentialNote read(Row row) {
        return new CredentialNote(
                new CredentialId(row.get(CREDENTIAL.ID)),
                Values.constant(CredentialKind.class, row.get(CREDENTIAL.KIND)),
                Values.constant(CredentialState.class, row.get(CREDENTIAL.STATE)),
                new CredentialLife(
                        new Version(row.get(CREDENTIAL.VERSION)),
                        row.get(CREDENTIAL.CREATED).toInstant(),
                        Values.instant(row.get(CREDENTIAL.EXPIRES)),
                        Makers.read(row.get(CREDENTIAL.MADE_BY))),
                Values.instant(row.get(CREDENTIAL.ROTATED)),
                Values.instant(row.get(CREDENTIAL.LAST_USED)));
    }
}
