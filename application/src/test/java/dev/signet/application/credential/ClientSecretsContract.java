package dev.signet.application.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Version;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.CredentialVersion;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.domain.signature.Jwk;
import dev.signet.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What [ClientSecrets] promises.
public interface ClientSecretsContract {

    TenantId ACME = new TenantId(new UUID(0xacL, 1));
    TenantId GLOBEX = new TenantId(new UUID(0x61L, 2));

    /// The secrets under test, the same at every call.
    ClientSecrets secrets();

    @Test
    default void a_made_secret_is_long_recognisable_and_new() {
        ClientSecret made = secrets().make();
        assertThat(made.reveal()).startsWith("scs_").hasSizeGreaterThanOrEqualTo(4 + 43);
        assertThat(secrets().make().reveal()).isNotEqualTo(made.reveal());
    }

    @Test
    default void a_made_secret_matches_and_another_does_not() {
        ClientSecret made = secrets().make();
        ClientCredential kept = credential(secrets().keep(ACME, made), 1);
        assertThat(secrets().matches(ACME, kept, new ClientSecret(made.reveal())))
                .isTrue();
        assertThat(secrets().matches(ACME, kept, secrets().make())).isFalse();
        assertThat(secrets().matches(ACME, kept, new ClientSecret(""))).isFalse();
    }

    @Test
    default void a_made_secret_is_found_among_its_digests() {
        ClientSecret made = secrets().make();
        StoredSecret.Keyed kept = (StoredSecret.Keyed) secrets().keep(ACME, made);
        assertThat(secrets().digests(ACME, made)).contains(kept.digest());
        assertThat(secrets().digests(ACME, secrets().make())).isNotEmpty().doesNotContain(kept.digest());
    }

    @Test
    default void one_secret_of_two_tenants_is_kept_differently() {
        ClientSecret made = secrets().make();
        ClientCredential kept = credential(secrets().keep(ACME, made), 1);
        assertThat(secrets().matches(GLOBEX, kept, made)).isFalse();
        assertThat(secrets().digests(ACME, made))
                .doesNotContainAnyElementsOf(secrets().digests(GLOBEX, made));
    }

    @Test
    default void a_chosen_secret_matches_time_and_again_and_another_never() {
        ClientSecret chosen = new ClientSecret("chosen by somebody");
        ClientCredential kept = credential(secrets().keepChosen(chosen), 1);
        assertThat(kept.stored()).isInstanceOf(StoredSecret.Slow.class);
        for (int i = 0; i < 3; i++) {
            assertThat(secrets().matches(ACME, kept, new ClientSecret("chosen by somebody")))
                    .isTrue();
            assertThat(secrets().matches(ACME, kept, new ClientSecret("chosen by nobody")))
                    .isFalse();
            assertThat(secrets().matches(ACME, kept, new ClientSecret(""))).isFalse();
        }
    }

    @Test
    default void a_changed_secret_is_not_taken_for_the_one_before() {
        CredentialId id = new CredentialId(UUID.randomUUID());
        ClientSecret before = new ClientSecret("the one before");
        ClientSecret after = new ClientSecret("the one after");
        ClientCredential old = credential(id, secrets().keepChosen(before), 1);
        ClientCredential changed = credential(id, secrets().keepChosen(after), 2);
        assertThat(secrets().matches(ACME, old, before)).isTrue();
        assertThat(secrets().matches(ACME, changed, before)).isFalse();
        assertThat(secrets().matches(ACME, changed, after)).isTrue();
    }

    @Test
    default void what_was_proven_by_a_slow_hash_is_remembered_for_its_tenant_as_it_was() {
        ClientSecret chosen = new ClientSecret("chosen and proven");
        ClientSecret made = secrets().make();
        ClientCredential slow = credential(secrets().keepChosen(chosen), 3);
        ClientCredential keyed = credential(secrets().keep(ACME, made), 1);
        assertThat(secrets().proven(ACME, chosen)).isEmpty();
        assertThat(secrets().matches(ACME, slow, new ClientSecret("chosen and wrong")))
                .isFalse();
        assertThat(secrets().matches(ACME, slow, chosen)).isTrue();
        assertThat(secrets().matches(ACME, keyed, made)).isTrue();
        assertThat(secrets().proven(ACME, new ClientSecret("chosen and proven")))
                .contains(new CredentialVersion(slow.id(), new Version(3)));
        assertThat(secrets().proven(GLOBEX, chosen)).isEmpty();
        assertThat(secrets().proven(ACME, new ClientSecret("chosen and wrong"))).isEmpty();
        assertThat(secrets().proven(ACME, made)).isEmpty();
    }

    @Test
    default void a_public_key_is_no_secret() {
        Jwk key = new Jwk(Map.of("kty", "OKP", "crv", "Ed25519", "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        assertThat(secrets().matches(ACME, credential(new StoredSecret.Public(key), 1), new ClientSecret("x")))
                .isFalse();
    }

    private static ClientCredential credential(StoredSecret stored, int version) {
        return credential(new CredentialId(UUID.randomUUID()), stored, version);
    }

    private static ClientCredential credential(CredentialId id, StoredSecret stored, int version) {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        return new ClientCredential(id, stored, new CredentialLife(new Version(version), noon, Optional.empty()));
    }
}
