package dev.signet.cli;

import dev.signet.cli.Field.Kind;
import dev.signet.cli.Resource.Manner;
import java.util.List;

/// Everything that is administered, in the words of the admin API.
final class Catalogue {

    static final Resource TENANT = new Resource(
            "tenant",
            "tenants",
            "slug",
            Manner.VERSIONED,
            List.of(
                    new Column("TENANT", "slug"),
                    new Column("NAME", "name"),
                    new Column("STATE", "state"),
                    new Column("ALGORITHM", "policy.token_algorithm"),
                    new Column("ENDS AT", "ends_at")),
            List.of(
                    new Field("--name", "name", Kind.TEXT, "For people."),
                    new Field(
                            "--token-algorithm",
                            "policy.token_algorithm",
                            Kind.TEXT,
                            "Signs its tokens: RS256, ES256, EdDSA or HS256."),
                    new Field("--subject", "policy.subject", Kind.TEXT, "Of its tokens: username or id."),
                    new Field(
                            "--password-grant",
                            "policy.password_grant",
                            Kind.TRUTH,
                            "Whether passwords are traded for tokens."),
                    new Field("--legacy-jwks", "policy.legacy_jwks", Kind.TRUTH, "Whether its keys show the old way."),
                    new Field(
                            "--access-token-ttl-seconds",
                            "policy.access_token_ttl_seconds",
                            Kind.WHOLE_NUMBER,
                            "Seconds that an access token lives."),
                    new Field(
                            "--refresh-token-ttl-seconds",
                            "policy.refresh_token_ttl_seconds",
                            Kind.WHOLE_NUMBER,
                            "Seconds that a refresh token may lie unused."),
                    new Field(
                            "--refresh-token-absolute-ttl-seconds",
                            "policy.refresh_token_absolute_ttl_seconds",
                            Kind.WHOLE_NUMBER,
                            "Seconds that a grant may be refreshed at all."),
                    new Field(
                            "--refresh-grace-seconds",
                            "policy.refresh_grace_seconds",
                            Kind.WHOLE_NUMBER,
                            "Seconds in which a repeated refresh is an answer lost."),
                    new Field(
                            "--key-rotation-days",
                            "policy.key_rotation_days",
                            Kind.WHOLE_NUMBER,
                            "Days that a signing key signs; 0: until a command.")));

    static final Resource CLIENT = new Resource(
            "client",
            "clients",
            "client_id",
            Manner.VERSIONED,
            List.of(
                    new Column("CLIENT", "client_id"),
                    new Column("NAME", "client_name"),
                    new Column("STATE", "state"),
                    new Column("AUTHENTICATION", "token_endpoint_auth_methods"),
                    new Column("GRANTS", "grant_types"),
                    new Column("SCOPE", "scope")),
            List.of(
                    new Field("--client-name", "client_name", Kind.TEXT, "For people."),
                    new Field(
                            "--token-endpoint-auth-method",
                            "token_endpoint_auth_methods",
                            Kind.LIST,
                            "How it proves itself: client_secret_basic, client_secret_post, private_key_jwt, none."),
                    new Field(
                            "--grant-type",
                            "grant_types",
                            Kind.LIST,
                            "client_credentials, password, refresh_token, authorization_code."),
                    new Field("--redirect-uri", "redirect_uris", Kind.URIS, "Where it may be answered."),
                    new Field(
                            "--allowed-cors-origin",
                            "allowed_cors_origins",
                            Kind.URIS,
                            "Of pages that may read its tokens, as https://app.example."),
                    new Field("--scope", "scope", Kind.WORDS, "The most it may have."),
                    new Field("--default-scope", "default_scope", Kind.WORDS, "What it gets unasked."),
                    new Field("--trusted", "trusted", Kind.TRUTH, "Whether it may see what is not its own."),
                    new Field(
                            "--access-token-ttl-seconds",
                            "access_token_ttl_seconds",
                            Kind.WHOLE_NUMBER,
                            "Seconds that its access tokens live.")));

    static final Resource USER = new Resource(
            "user",
            "users",
            "userName",
            Manner.VERSIONED,
            List.of(
                    new Column("USER", "userName"),
                    new Column("NAME", "displayName"),
                    new Column("EMAIL", "email"),
                    new Column("ACTIVE", "active"),
                    new Column("ROLES", "roles"),
                    new Column("ID", "id")),
            List.of(
                    new Field("--display-name", "displayName", Kind.TEXT, "For people."),
                    new Field("--email", "email", Kind.TEXT, "Their address."),
                    new Field("--role", "roles", Kind.LIST, "Roles that they have.")));

    static final Resource ROLE = new Resource(
            "role",
            "roles",
            "name",
            Manner.DEFINED,
            List.of(
                    new Column("ROLE", "name"),
                    new Column("SCOPES", "scopes"),
                    new Column("DESCRIPTION", "description")),
            List.of(
                    new Field("--description", "description", Kind.TEXT, "What it is for."),
                    new Field("--scope", "scopes", Kind.LIST, "What it gives.")));

    static final Resource SCOPE = new Resource(
            "scope",
            "scopes",
            "name",
            Manner.DEFINED,
            List.of(
                    new Column("SCOPE", "name"),
                    new Column("IMPLIES", "implies"),
                    new Column("IN ALL", "implies_in_all"),
                    new Column("DESCRIPTION", "description")),
            List.of(
                    new Field("--description", "description", Kind.TEXT, "What it is for."),
                    new Field("--implies", "implies", Kind.LIST, "Scopes that come with it.")));

    static final Resource KEY = new Resource(
            "key",
            "keys",
            "kid",
            Manner.OWN,
            List.of(
                    new Column("KEY", "kid"),
                    new Column("ALGORITHM", "alg"),
                    new Column("USE", "use"),
                    new Column("STATE", "state"),
                    new Column("ACTIVE FROM", "active_from"),
                    new Column("RETIRING FROM", "retiring_from"),
                    new Column("RETIRED FROM", "retired_from"),
                    new Column("KEPT", "source")),
            List.of(
                    new Field("--alg", "alg", Kind.TEXT, "RS256, ES256, EdDSA or HS256; unset: the policy's."),
                    new Field("--use", "use", Kind.TEXT, "What it signs: token (the default) or answer."),
                    new Field(
                            "--reference",
                            "reference",
                            Kind.TEXT,
                            "Where it is kept: env:, file:, vault:, aws:, vault-transit: or aws-kms:; unset: made here."),
                    new Field(
                            "--at-once",
                            "at_once",
                            Kind.TRUTH,
                            "Let it sign now, and the present one never again: after a leak.")));

    static final Resource AUDIT = new Resource(
            "audit",
            "audit",
            "id",
            Manner.OWN,
            List.of(
                    new Column("AT", "at"),
                    new Column("ACTOR", "actor_kind"),
                    new Column("WHO", "actor_id"),
                    new Column("ACTION", "action"),
                    new Column("OUTCOME", "outcome"),
                    new Column("TARGET", "target"),
                    new Column("COUNT", "count"),
                    new Column("SOURCE", "source"),
                    new Column("REASON", "reason")),
            List.of());

    static final Resource SCIM_TOKEN = new Resource(
            "scim-token",
            "scim-tokens",
            "id",
            Manner.OWN,
            List.of(
                    new Column("ID", "id"),
                    new Column("NAME", "name"),
                    new Column("CREATED", "created_at"),
                    new Column("EXPIRES", "expires_at"),
                    new Column("LAST USED", "last_used_at")),
            List.of(new Field("--ttl-seconds", "ttl_seconds", Kind.WHOLE_NUMBER, "Seconds that it counts.")));

    static final Resource CREDENTIAL_POLICY = new Resource(
            "credential-policy",
            "credential-policy",
            "",
            Manner.OWN,
            List.of(),
            List.of(
                    new Field(
                            "--password-max-age-days",
                            "password_max_age_days",
                            Kind.WHOLE_NUMBER,
                            "Days that a password counts."),
                    new Field(
                            "--api-key-max-age-days",
                            "api_key_max_age_days",
                            Kind.WHOLE_NUMBER,
                            "Days that an API key counts."),
                    new Field(
                            "--password-min-length",
                            "password_min_length",
                            Kind.WHOLE_NUMBER,
                            "Characters that a password must have."),
                    new Field(
                            "--password-history",
                            "password_history",
                            Kind.WHOLE_NUMBER,
                            "Earlier passwords that may not come again."),
                    new Field(
                            "--password-min-age-seconds",
                            "password_min_age_seconds",
                            Kind.WHOLE_NUMBER,
                            "Seconds before a password may be changed again.")));

    /// What proves a user or a client.
    static final List<Column> CREDENTIALS = List.of(
            new Column("ID", "id"),
            new Column("KIND", "kind"),
            new Column("STATE", "state"),
            new Column("VERSION", "version"),
            new Column("CREATED", "created_at"),
            new Column("EXPIRES", "expires_at"),
            new Column("LAST USED", "last_used_at"),
            new Column("CREATED BY", "created_by"));

    private Catalogue() {}
}
