package dev.signet.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signet.domain.signature.KeySource;
import dev.signet.domain.tenant.TenantSlug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void nothing_set_is_a_loopback_service_on_the_usual_ports() {
        Settings settings = read(Map.of());

        assertThat(settings.listening())
                .isEqualTo(new Settings.Listening(
                        "127.0.0.1",
                        8140,
                        "127.0.0.1",
                        8142,
                        new Settings.Tls(Optional.empty(), Optional.empty(), Duration.ofSeconds(10))));
        assertThat(settings.storage().database()).isEmpty();
        assertThat(settings.keys().service()).isEmpty();
        assertThat(settings.naming().tenantHeaders()).containsExactly("x-tenant-id", "x-tenant", "x-realm");
    }

    @Test
    void every_mistake_is_told_at_once_and_no_secret_with_it() {
        Mistakes mistakes = mistakes(Map.of(
                "IDENTITY_HTTP_PORT", "a lot",
                "IDENTITY_ADMIN_TOKEN", "hunter2",
                "IDENTITY_MASTER_KEY", "swordfish",
                "IDENTITY_TOKEN_ALGORITHM", "none",
                "IDENTITY_DATABASE_URL", "mysql://root:letmein@db/x"));

        assertThat(mistakes.lines()).hasSize(5).allMatch(line -> line.contains("right would be"));
        assertThat(mistakes.getMessage()).doesNotContain("hunter2", "swordfish", "letmein");
    }

    @Test
    void an_external_database_needs_a_master_key() {
        assertThat(mistakes(Map.of("IDENTITY_DATABASE_URL", "postgresql://u:p@localhost/db"))
                        .lines())
                .singleElement()
                .asString()
                .startsWith("IDENTITY_MASTER_KEY: is missing");
    }

    @Test
    void a_certificate_needs_its_key_and_client_certificates_need_one_of_the_server() {
        assertThat(mistakes(Map.of(
                                "IDENTITY_HTTP_TLS_CERTIFICATE_FILE", "a.pem", "IDENTITY_GRPC_TLS_KEY_FILE", "b.pem"))
                        .lines())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("IDENTITY_HTTP_TLS_KEY_FILE: is missing"),
                        second -> assertThat(second).startsWith("IDENTITY_GRPC_TLS_CERTIFICATE_FILE: is missing"));
        assertThat(mistakes(Map.of("IDENTITY_GRPC_TLS_CLIENT_CA_FILE", "ca.pem"))
                        .lines())
                .singleElement()
                .asString()
                .startsWith("IDENTITY_GRPC_TLS_CERTIFICATE_FILE: is missing");
    }

    @Test
    void tenant_headers_may_be_a_comma_list_or_a_json_array() {
        assertThat(read(Map.of("IDENTITY_TENANT_HEADER_CANDIDATES", "X-A, x-b"))
                        .naming()
                        .tenantHeaders())
                .containsExactly("x-a", "x-b");
        assertThat(read(Map.of("IDENTITY_TENANT_HEADER_CANDIDATES", "[\"X-A\",\"x-b\"]"))
                        .naming()
                        .tenantHeaders())
                .containsExactly("x-a", "x-b");
    }

    @Test
    void names_are_case_insensitive_and_the_old_name_of_the_default_tenant_counts() {
        assertThat(read(Map.of("identity_default_tenant", "acme"))
                        .naming()
                        .defaultTenant()
                        .value())
                .isEqualTo("acme");
    }

    @Test
    void environment_beats_dot_env_beats_the_file() throws IOException {
        Path file = Files.writeString(
                directory.resolve("signet.yaml"),
                "http: {port: 1001}\ngrpc-port: 1002\naccess_token_ttl_seconds: 60\n");
        Files.writeString(directory.resolve(".env"), "IDENTITY_GRPC_PORT=2002\nIDENTITY_HTTP_PORT=2001\n");

        Settings settings = read(Map.of("IDENTITY_CONFIG_FILE", file.toString(), "IDENTITY_HTTP_PORT", "3001"));

        assertThat(settings.listening().httpPort()).isEqualTo(3001);
        assertThat(settings.listening().grpcPort()).isEqualTo(2002);
        assertThat(settings.tokens().rules().accessLifetime().toSeconds()).isEqualTo(60);
    }

    @Test
    void a_misspelt_name_in_the_file_is_a_mistake_and_in_the_environment_a_warning() throws IOException {
        Path file = Files.writeString(directory.resolve("signet.properties"), "htpp.port=1\n");

        assertThat(mistakes(Map.of("IDENTITY_CONFIG_FILE", file.toString())).lines())
                .singleElement()
                .asString()
                .contains("IDENTITY_HTPP_PORT");
        assertThat(read(Map.of("IDENTITY_HTPP_PORT", "1")).warnings())
                .singleElement()
                .asString()
                .contains("IDENTITY_HTPP_PORT");
    }

    @Test
    void development_fallback_keys_are_ignored_aloud() {
        assertThat(read(Map.of("IDENTITY_ALLOW_DEVELOPMENT_FALLBACK_KEYS", "true"))
                        .warnings())
                .singleElement()
                .asString()
                .contains("ignored");
    }

    @Test
    void a_public_issuer_opens_all_interfaces_and_none_but_loopback_without_it() {
        assertThat(read(Map.of("IDENTITY_DEFAULT_ISSUER", "https://id.example"))
                        .listening()
                        .httpHost())
                .isEqualTo("0.0.0.0");
        assertThat(mistakes(Map.of("IDENTITY_HTTP_HOST", "0.0.0.0")).lines())
                .singleElement()
                .asString()
                .startsWith("IDENTITY_HTTP_HOST");
    }

    @Test
    void secrets_that_are_kept_elsewhere_and_cannot_be_had_are_mistakes_like_any_other() {
        Mistakes mistakes = mistakes(Map.of(
                "IDENTITY_HTTP_PORT", "a lot",
                "IDENTITY_ADMIN_TOKEN", "env:NOT_THERE",
                "IDENTITY_INTERNAL_SERVICE_TOKEN", "vault:secret/data/signet#service",
                "IDENTITY_MASTER_KEY", "file:relative"));

        assertThat(mistakes.lines()).hasSize(4);
        assertThat(mistakes.getMessage())
                .contains("IDENTITY_ADMIN_TOKEN: cannot be had: env:NOT_THERE", "VAULT_ADDR is not set");
    }

    @Test
    void what_is_found_elsewhere_is_checked_like_any_other_and_not_shown() {
        assertThat(mistakes(Map.of("IDENTITY_ADMIN_TOKEN", "env:SHORT", "SHORT", "hunter2"))
                        .getMessage())
                .contains("too short")
                .doesNotContain("hunter2");
        assertThat(read(Map.of("IDENTITY_ADMIN_TOKEN", "env:THERE", "THERE", "long-enough-for-a-token"))
                        .keys()
                        .operator()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("long-enough-for-a-token");
    }

    @Test
    void the_place_of_a_tenants_key_is_its_own_variable_then_those_for_all_then_the_store() {
        Map<String, String> all = Map.of(
                "IDENTITY_BIG_CORP_SIGNING_KEY", "a key",
                "IDENTITY_ACME_SIGNING_KEY", "vault-transit:transit/acme",
                "OIDC_SIGNING_KEY", "another key",
                "SECRETS_PROVIDER", "hashicorp",
                "OIDC_SIGNING_KEY_VAULT_PATH", "tenants/{tenant}/identity",
                "VAULT_ADDR", "http://127.0.0.1:1",
                "VAULT_TOKEN", "t");
        assertThat(place(all, "big-corp")).contains(new KeySource.Reference("env:IDENTITY_BIG_CORP_SIGNING_KEY"));
        assertThat(place(all, "acme")).contains(new KeySource.Remote("vault-transit:transit/acme"));
        assertThat(place(all, "globex")).contains(new KeySource.Reference("env:OIDC_SIGNING_KEY"));
        Map<String, String> store = new HashMap<>(all);
        store.remove("OIDC_SIGNING_KEY");
        assertThat(place(store, "globex")).contains(new KeySource.Reference("vault:tenants/globex/identity"));
        assertThat(place(Map.of(), "acme")).isEmpty();
        assertThat(read(Map.of("IDENTITY_ACME_SIGNING_KEY", "a key")).warnings())
                .isEmpty();
    }

    @Test
    void a_store_that_keeps_keys_must_be_reachable_by_its_settings() {
        assertThat(mistakes(Map.of("SECRETS_PROVIDER", "vault")).lines())
                .singleElement()
                .asString()
                .startsWith("VAULT_ADDR: is missing");
        assertThat(mistakes(Map.of("SECRETS_PROVIDER", "aws")).lines())
                .singleElement()
                .asString()
                .startsWith("AWS_SECRET_NAME: is missing");
        assertThat(mistakes(Map.of("VAULT_ADDR", "https://vault.example")).lines())
                .singleElement()
                .asString()
                .startsWith("VAULT_TOKEN: is missing");
        assertThat(mistakes(Map.of("SECRETS_PROVIDER", "shoebox", "VAULT_VERIFY", "false"))
                        .lines())
                .hasSize(2);
    }

    private Optional<KeySource> place(Map<String, String> environment, String tenant) {
        return read(environment).keys().elsewhere().signingKeys().of(new TenantSlug(tenant));
    }

    @Test
    void the_operating_guide_lists_these_settings() throws IOException {
        String guide = Files.readString(Path.of("../docs/operating.md"));
        List<String> parts = List.of(guide.split("<!-- settings:(?:begin|end) -->", -1));

        assertThat(parts).hasSize(3);
        assertThat(parts.get(1).strip()).isEqualTo(SettingTable.markdown().strip());
    }

    private Settings read(Map<String, String> environment) {
        return Settings.read(Map.of(), environment, directory);
    }

    private Mistakes mistakes(Map<String, String> environment) {
        return catchThrowableOfType(Mistakes.class, () -> read(environment));
    }
}
