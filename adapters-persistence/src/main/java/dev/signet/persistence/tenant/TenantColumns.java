package dev.signet.persistence.tenant;

import static dev.signet.persistence.schema.Tables.TENANT;

import dev.signet.domain.Version;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.SubjectFormat;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import dev.signet.persistence.Values;
import dev.signet.persistence.transaction.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;

/// A tenant as part of a row, under names that other tables do not use.
public final class TenantColumns {

    public static final Field<UUID> ID = TENANT.ID.as("tenant_id");
    public static final Field<String> STATE = TENANT.STATE.as("tenant_state");
    public static final Field<Integer> REFRESH_IDLE = TENANT.REFRESH_IDLE_SECONDS.as("tenant_refresh_idle");
    private static final Field<String> SLUG = TENANT.SLUG.as("tenant_slug");
    private static final Field<String> DISPLAY_NAME = TENANT.DISPLAY_NAME.as("tenant_display_name");
    private static final Field<String> ALGORITHM = TENANT.ALGORITHM.as("tenant_algorithm");
    private static final Field<String> SUBJECT = TENANT.SUBJECT_FORMAT.as("tenant_subject");
    private static final Field<Boolean> PASSWORD_GRANT = TENANT.PASSWORD_GRANT.as("tenant_password_grant");
    private static final Field<Boolean> LEGACY_JWKS = TENANT.LEGACY_JWKS.as("tenant_legacy_jwks");
    private static final Field<Integer> ACCESS = TENANT.ACCESS_SECONDS.as("tenant_access");
    private static final Field<Integer> REFRESH_ABSOLUTE =
            TENANT.REFRESH_ABSOLUTE_SECONDS.as("tenant_refresh_absolute");
    private static final Field<Integer> REFRESH_GRACE = TENANT.REFRESH_GRACE_SECONDS.as("tenant_refresh_grace");
    private static final Field<Integer> KEY_ROTATION = TENANT.KEY_ROTATION_DAYS.as("tenant_key_rotation");
    private static final Field<Integer> VERSION = TENANT.VERSION.as("tenant_version");

    private static final Field<OffsetDateTime> ENDS = TENANT.ENDS.as("tenant_ends");

    /// All of them.
    public static final List<Field<?>> ALL = List.of(
            ID,
            SLUG,
            DISPLAY_NAME,
            STATE,
            ALGORITHM,
            SUBJECT,
            PASSWORD_GRANT,
            LEGACY_JWKS,
            ACCESS,
            REFRESH_IDLE,
            REFRESH_ABSOLUTE,
            REFRESH_GRACE,
            KEY_ROTATION,
            VERSION,
            ENDS);

    private TenantColumns() {}

    /// The tenant of `row`.
    public static Tenant read(Row row) {
        var policy = new TenantPolicy(
                SignatureAlgorithm.ofWireName(row.get(ALGORITHM)).orElseThrow(),
                Optional.ofNullable(row.get(SUBJECT)).map(word -> Values.constant(SubjectFormat.class, word)),
                row.get(PASSWORD_GRANT),
                row.get(LEGACY_JWKS),
                Values.duration(row.get(ACCESS)),
                Values.duration(row.get(REFRESH_IDLE)),
                Values.duration(row.get(REFRESH_ABSOLUTE)),
                Values.duration(row.get(REFRESH_GRACE)),
                Optional.ofNullable(row.get(KEY_ROTATION)).map(Duration::ofDays));
        return new Tenant(
                new TenantId(row.get(ID)),
                new TenantSlug(row.get(SLUG)),
                row.get(DISPLAY_NAME),
                Values.constant(TenantState.class, row.get(STATE)),
                policy,
                new Version(row.get(VERSION)),
                Values.instant(row.get(ENDS)));
    }
}
