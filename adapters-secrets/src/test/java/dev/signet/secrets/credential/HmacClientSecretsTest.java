package dev.signet.secrets.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.credential.ClientSecrets;
import dev.signet.application.credential.ClientSecretsContract;
import dev.signet.application.credential.FastPasswordHasher;
import dev.signet.domain.Version;
import dev.signet.domain.credential.ClientCredential;
import dev.signet.domain.credential.ClientSecret;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.StoredSecret;
import dev.signet.secrets.Keys;
import dev.signet.secrets.MasterKeys;
import dev.signet.secrets.SecureEntropy;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class HmacClientSecretsTest implements ClientSecretsContract {

    private final FastPasswordHasher hasher = new FastPasswordHasher(new SecureEntropy());
    private final ClientSecrets secrets = under(Keys.of(Keys.ONE));

    @Override
    public ClientSecrets secrets() {
        return secrets;
    }

    @Test
    void a_slow_success_is_computed_once_and_a_failure_every_time() {
        ClientSecret chosen = new ClientSecret("chosen");
        ClientCredential kept = credential(secrets.keepChosen(chosen));
        int before = hasher.computed();
        for (int i = 0; i < 5; i++) {
            assertThat(secrets.matches(ACME, kept, chosen)).isTrue();
        }
        assertThat(hasher.computed()).isEqualTo(before + 1);
        for (int i = 0; i < 5; i++) {
            assertThat(secrets.matches(ACME, kept, new ClientSecret("guess"))).isFalse();
        }
        assertThat(hasher.computed()).isEqualTo(before + 6);
        assertThat(secrets.matches(ACME, kept, chosen)).isTrue();
        assertThat(hasher.computed()).isEqualTo(before + 6);
    }

    @Test
    void a_secret_kept_under_an_older_master_key_still_matches() {
        ClientSecret made = secrets.make();
        ClientSecrets rotated = under(Keys.of(Keys.TWO, Keys.ONE));
        assertThat(rotated.matches(ACME, credential(secrets.keep(ACME, made)), made))
                .isTrue();
        assertThat(rotated.digests(ACME, made)).hasSize(2);
        assertThat(under(Keys.of(Keys.TWO)).matches(ACME, credential(secrets.keep(ACME, made)), made))
                .isFalse();
    }

    private ClientSecrets under(MasterKeys keys) {
        return new HmacClientSecrets(keys, hasher, new SecureEntropy(), 100);
    }

    private static ClientCredential credential(StoredSecret stored) {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        return new ClientCredential(
                new CredentialId(UUID.randomUUID()), stored, new CredentialLife(Version.FIRST, noon, Optional.empty()));
    }
}
