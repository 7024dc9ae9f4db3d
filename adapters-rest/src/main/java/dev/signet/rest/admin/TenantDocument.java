package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.application.Author;
import dev.signet.application.tenant.ProvisionTenant;
import dev.signet.domain.signature.SignatureAlgorithm;
import dev.signet.domain.tenant.SubjectFormat;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.domain.tenant.TenantSlug;
import dev.signet.domain.tenant.TenantState;
import dev.signet.domain.tenant.TokenRules;
import dev.signet.rest.description.Format;
import dev.signet.rest.description.Schema;
import dev.signet.rest.description.Shapes;
import dev.signet.rest.description.Words;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A tenant on the wire. `id`, `slug` and `version` are read-only: what a change says of them is ignored.
///
/// @param name for people
/// @param state `active`, `suspended` or `deleting`; a change may ask for the first two
/// @param endsAt when a tenant that is being deleted is gone for good; read-only
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record TenantDocument(
        @Format("uuid") String id,
        String slug,
        String name,
        @Words(TenantState.class) String state,
        @Nullable @Format("date-time") String endsAt,
        Policy policy,
        int version) {

    /// What a tenant decides for itself; null follows the deployment.
    ///
    /// @param tokenAlgorithm `RS256`, `ES256`, `EdDSA` or `HS256`
    /// @param subject `username` or `id`, in every dialect; null: each dialect's own habit
    /// @param refreshTokenTtlSeconds how long a refresh token may lie unused
    /// @param refreshTokenAbsoluteTtlSeconds how long a grant may be refreshed at all
    /// @param keyRotationDays how long a signing key made by Signet signs; 0: until somebody rotates it
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Policy(
            @Words(SignatureAlgorithm.class) String tokenAlgorithm,
            @Nullable @Words(SubjectFormat.class) String subject,
            boolean passwordGrant,
            boolean legacyJwks,
            @Nullable Long accessTokenTtlSeconds,
            @Nullable Long refreshTokenTtlSeconds,
            @Nullable Long refreshTokenAbsoluteTtlSeconds,
            @Nullable Long refreshGraceSeconds,
            @Nullable Long keyRotationDays) {

        private static Policy of(TenantPolicy policy) {
            return new Policy(
                    policy.algorithm().wireName(),
                    policy.subject().map(TenantDocument::word).orElse(null),
                    policy.passwordGrant(),
                    policy.legacyJwks(),
                    policy.accessLifetime().map(Duration::toSeconds).orElse(null),
                    policy.refreshIdle().map(Duration::toSeconds).orElse(null),
                    policy.refreshAbsolute().map(Duration::toSeconds).orElse(null),
                    policy.refreshGrace().map(Duration::toSeconds).orElse(null),
                    policy.keyRotation().map(Duration::toDays).orElse(null));
        }
    }

    private static final Members.Reading<Duration> REFRESH =
            Members.seconds(TokenRules.SHORTEST_ACCESS, TokenRules.LONGEST_REFRESH);
    private static final Members.Reading<String> NAME = Members.text(1, 128);
    private static final Members.Reading<TenantState> STATE = Members.one(
            Schema.words(List.of("active", "suspended")),
            word -> Members.constant(TenantState.class, word),
            "must be active or suspended");
    private static final Members.Reading<SubjectFormat> SUBJECT = Members.one(
            Schema.words(SubjectFormat.class),
            word -> Members.constant(SubjectFormat.class, word),
            "must be username or id");
    private static final Members.Reading<SignatureAlgorithm> ALGORITHM = Members.one(
            Schema.words(SignatureAlgorithm.class),
            SignatureAlgorithm::ofWireName,
            "must be RS256, ES256, EdDSA or HS256");

    static TenantDocument of(Tenant tenant) {
        return new TenantDocument(
                tenant.id().value().toString(),
                tenant.slug().value(),
                tenant.displayName(),
                word(tenant.state()),
                tenant.ends().map(Instant::toString).orElse(null),
                Policy.of(tenant.policy()),
                tenant.version().number());
    }

    /// The tenant to be that `body` describes.
    static ProvisionTenant.Request read(JsonNode body, TenantPolicy usual, Author author) {
        Members in = Members.of(body);
        Function<Author, ProvisionTenant.Request> wanted = wanted(in, usual);
        in.verify();
        return wanted.apply(author);
    }

    static Function<Author, ProvisionTenant.Request> wanted(Members in, TenantPolicy usual) {
        Supplier<TenantSlug> slug = in.need("slug", Members.text(Shapes.SLUG, TenantSlug::new));
        Optional<String> name = in.may("name", NAME);
        Supplier<TenantPolicy> policy = policy(in.inner("policy"), usual);
        return author -> new ProvisionTenant.Request(
                slug.get(), name.orElse(slug.get().value()), Members.together(policy), author);
    }

    /// `before` as `patched` describes it.
    static Tenant change(Tenant before, JsonNode patched) {
        Members in = Members.of(patched);
        Function<Tenant, Tenant> changes = changes(in, before.policy());
        in.verify();
        return changes.apply(before);
    }

    static Function<Tenant, Tenant> changes(Members in, TenantPolicy usual) {
        Supplier<String> name = in.need("name", NAME);
        Supplier<TenantState> state = in.need("state", STATE);
        Supplier<TenantPolicy> policy = policy(in.inner("policy"), usual);
        return before -> {
            Tenant after = before.changed(name.get(), Members.together(policy));
            if (state.get() == before.state()) {
                return after;
            }
            if (state.get() == TenantState.DELETING) {
                in.refuse("state", "must be active or suspended; to delete a tenant, use DELETE");
                in.verify();
            }
            return after.in(state.get());
        };
    }

    private static Supplier<TenantPolicy> policy(Members in, TenantPolicy usual) {
        Optional<SignatureAlgorithm> algorithm = in.may("token_algorithm", ALGORITHM);
        Optional<SubjectFormat> subject = in.may("subject", SUBJECT);
        Optional<Boolean> password = in.may("password_grant", Members.FLAG);
        Optional<Boolean> legacy = in.may("legacy_jwks", Members.FLAG);
        Optional<Duration> access = in.may(
                "access_token_ttl_seconds", Members.seconds(TokenRules.SHORTEST_ACCESS, TokenRules.LONGEST_ACCESS));
        Optional<Duration> idle = in.may("refresh_token_ttl_seconds", REFRESH);
        Optional<Duration> absolute = in.may("refresh_token_absolute_ttl_seconds", REFRESH);
        Optional<Duration> grace =
                in.may("refresh_grace_seconds", Members.seconds(Duration.ZERO, TokenRules.LONGEST_GRACE));
        Optional<Duration> rotation = in.may("key_rotation_days", Members.days(0, TenantPolicy.MOST_ROTATION_DAYS));
        return () -> new TenantPolicy(
                algorithm.orElse(usual.algorithm()),
                subject,
                password.orElse(usual.passwordGrant()),
                legacy.orElse(usual.legacyJwks()),
                access,
                idle,
                absolute,
                grace,
                rotation);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
