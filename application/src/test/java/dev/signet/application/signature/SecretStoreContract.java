package dev.signet.application.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.application.KeysUnavailable;
import dev.signet.application.TenantedContract;
import dev.signet.domain.signature.SecretReference;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What [SecretStore] promises.
public interface SecretStoreContract {

    /// The store under test, the same at every call within a test.
    SecretStore secrets();

    /// Keeps `text` under `name` from now on.
    ///
    /// @return what means that text
    SecretReference keep(String name, String text);

    /// Keeps an object of these members under `name` from now on.
    ///
    /// @return what means all of it
    SecretReference keepObject(String name, Map<String, String> members);

    /// What would mean something under `name` if anything were kept there.
    SecretReference nothing(String name);

    @Test
    default void what_is_kept_is_found_as_it_is() {
        String pem = "-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----";
        SecretReference key = keep(aName(), pem);
        SecretReference words = keep(aName(), "correct horse \"battery\" é😀");
        assertThat(secrets().fetch(key).reveal()).isEqualTo(pem);
        assertThat(secrets().fetch(words).reveal()).isEqualTo("correct horse \"battery\" é😀");
    }

    @Test
    default void one_member_of_an_object_is_found_by_its_name() {
        SecretReference all = keepObject(aName(), Map.of("first", "one", "second", "two"));
        assertThat(secrets().fetch(member(all, "second")).reveal()).isEqualTo("two");
        assertThat(secrets().fetch(all).reveal()).contains("\"first\":\"one\"", "\"second\":\"two\"");
    }

    @Test
    default void what_was_changed_is_found_changed() {
        String name = aName();
        SecretReference secret = keep(name, "yesterday's");
        assertThat(secrets().fetch(secret).reveal()).isEqualTo("yesterday's");
        keep(name, "today's");
        assertThat(secrets().fetch(secret).reveal()).isEqualTo("today's");
    }

    @Test
    default void what_is_not_there_is_told_by_its_reference() {
        SecretReference missing = nothing(aName());
        assertThatThrownBy(() -> secrets().fetch(missing))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining(missing.path());
    }

    @Test
    default void a_member_that_is_not_there_is_told_without_the_others() {
        SecretReference all = keepObject(aName(), Map.of("first", "swordfish"));
        assertThatThrownBy(() -> secrets().fetch(member(all, "second")))
                .isInstanceOf(KeysUnavailable.class)
                .hasMessageContaining("#second")
                .hasMessageNotContaining("swordfish");
    }

    @Test
    default void a_secret_prints_nothing() {
        assertThat(secrets().fetch(keep(aName(), "swordfish"))).hasToString("SecretText(hidden)");
    }

    @Test
    default void fifty_that_ask_at_once_all_get_it() {
        SecretReference secret = keep(aName(), "shared by many");
        assertThat(TenantedContract.atOnce(50, () -> secrets().fetch(secret).reveal())
                        .value())
                .containsOnly("shared by many");
    }

    private static SecretReference member(SecretReference object, String name) {
        return new SecretReference(object.store(), object.path(), Optional.of(name));
    }

    private static String aName() {
        return "T" + UUID.randomUUID().toString().replace('-', '_');
    }
}
