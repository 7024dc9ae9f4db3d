package dev.signet.application.credential;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Digest;
import dev.signet.domain.credential.CredentialKind;
import org.junit.jupiter.api.Test;

/// What [KeyedDigests] promises.
public interface KeyedDigestsContract {

    /// The digests of one deployment.
    KeyedDigests digests();

    @Test
    default void a_credential_is_found_by_what_was_stored_of_it() {
        Digest stored = digests().of(ACME, CredentialKind.API_KEY, "a key");
        assertThat(digests().all(ACME, CredentialKind.API_KEY, "a key")).first().isEqualTo(stored);
        assertThat(digests().all(ACME, CredentialKind.API_KEY, "another key")).doesNotContain(stored);
    }

    @Test
    default void it_is_another_for_another_tenant_or_kind() {
        Digest stored = digests().of(ACME, CredentialKind.API_KEY, "a key");
        assertThat(digests().all(GLOBEX, CredentialKind.API_KEY, "a key")).doesNotContain(stored);
        assertThat(digests().all(ACME, CredentialKind.RECOVERY_CODE, "a key")).doesNotContain(stored);
    }
}
