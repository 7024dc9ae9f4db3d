package dev.signet.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.domain.audit.Provenance;
import dev.signet.domain.client.ClientProfile;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.RedirectUri;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.ScopeDefinition;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.client.WebOrigin;
import dev.signet.domain.credential.ApiKey;
import dev.signet.domain.credential.Password;
import dev.signet.domain.credential.PasswordHash;
import dev.signet.domain.credential.PasswordRules;
import dev.signet.domain.scim.Fact;
import dev.signet.domain.scim.Group;
import dev.signet.domain.scim.GroupId;
import dev.signet.domain.scim.ScimToken;
import dev.signet.domain.signature.KeyId;
import dev.signet.domain.signature.SealedValue;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.token.Generation;
import dev.signet.domain.token.Subject;
import dev.signet.domain.user.Email;
import dev.signet.domain.user.LoginName;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.User;
import dev.signet.domain.user.UserName;
import dev.signet.domain.user.UserState;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// How long a text of each kind may be, and what no text of that kind is: what the columns of the store and the
/// documents of the API promise.
final class BoundsTest {

    private static Stream<Arguments> texts() {
        return Stream.of(
                of("user name", 1, 128, UserName::new),
                of("login name", 1, 256, LoginName::new),
                of("display name of a user", 0, 256, BoundsTest::user),
                of("role name", 1, 64, RoleName::new),
                of("subject", 1, 255, Subject::new),
                of("key id", 1, 256, KeyId::new),
                of("display name of a tenant", 1, 128, BoundsTest::tenant),
                of("name of a client", 1, 100, text -> profile(text, 300)),
                of("description of a scope", 0, 255, text -> definition(text, 0)),
                of("fact", 0, 512, text -> new Fact("title", 0, text)),
                of("name of a group", 1, 256, text -> group(text, "")),
                of("external id of a group", 0, 512, text -> group("guides", text)),
                of("name of a SCIM token", 1, 128, BoundsTest::scimToken),
                of("supplied API key", 32, 512, ApiKey::supplied),
                of("password", 8, 1024, text -> PasswordRules.STANDARD.check(new Password(text))),
                of("hash", 1, 512, text -> new PasswordHash(text.isEmpty() ? "" : "$" + text.substring(1))),
                of(
                        "e-mail address",
                        3,
                        254,
                        text -> new Email(text.length() < 3 ? text : "x".repeat(text.length() - 2) + "@e")),
                of("redirect URI", 9, 2048, text -> new RedirectUri(stretched("https://", text))),
                of("origin", 9, 300, text -> new WebOrigin(stretched("https://", text))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_text_is_as_long_as_it_may_be_and_no_longer(String kind, int shortest, int longest, Consumer<String> value) {
        for (int fine : new int[] {shortest, longest}) {
            assertThatCode(() -> value.accept("x".repeat(fine)))
                    .as("%s of %d", kind, fine)
                    .doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> value.accept("x".repeat(longest + 1))).isInstanceOf(InvalidValue.class);
        if (shortest > 0) {
            assertThatThrownBy(() -> value.accept("x".repeat(shortest - 1))).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void names_for_people_are_not_blank() {
        for (Consumer<String> value : Stream.<Consumer<String>>of(
                        RoleName::new,
                        BoundsTest::tenant,
                        text -> profile(text, 300),
                        text -> group(text, ""),
                        BoundsTest::scimToken)
                .toList()) {
            assertThatThrownBy(() -> value.accept(" \t ")).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void an_address_has_something_on_either_side_of_its_last_at() {
        for (String text : new String[] {"@example.org", "alice@", "alice", "a b@example.org"}) {
            assertThatThrownBy(() -> new Email(text)).as(text).isInstanceOf(InvalidValue.class);
        }
        assertThat(new Email("a@b").login()).isEqualTo(LoginName.of("A@B"));
    }

    @Test
    void a_scope_implies_a_hundred_others_and_not_one_more() {
        definition("", 100);
        assertThatThrownBy(() -> definition("", 101)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new ScopeDefinition(new Scope("tenant:acme"), "", Scopes.NONE))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void tokens_of_a_client_live_from_five_minutes_to_a_day() {
        for (int fine : new int[] {300, 86_400}) {
            profile("x", fine);
        }
        for (int wrong : new int[] {299, 86_401}) {
            assertThatThrownBy(() -> profile("x", wrong)).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void numbers_begin_where_they_begin() {
        assertThatThrownBy(() -> new Version(0)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Generation(-1)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Fact("title", -1, "Guide")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_hash_is_in_a_known_format_and_a_sealed_value_is_not_empty() {
        assertThatThrownBy(() -> new PasswordHash("5f4dcc3b5aa765d61d8327deb882cf99"))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new SealedValue("", new byte[1])).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new SealedValue("key", new byte[0])).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> ApiKey.supplied("x".repeat(32) + "\u007f")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void what_is_secret_is_printed_nowhere() {
        assertThat(new PasswordHash("$argon2id$secret")).hasToString("PasswordHash(hidden)");
        assertThat(new ApiKey("secret")).hasToString("ApiKey(hidden)");
        assertThat(new SealedValue("key-1", new byte[] {65})).hasToString("sealed under key-1");
    }

    @Test
    void where_a_request_came_from_is_cut_and_never_refused() {
        Provenance cut = new Provenance("s".repeat(129), "c".repeat(129));
        assertThat(cut).isEqualTo(new Provenance("s".repeat(128), "c".repeat(128)));
        assertThat(Provenance.local("c").source()).isEqualTo("local");
    }

    private static Arguments of(String kind, int shortest, int longest, Consumer<String> value) {
        return Arguments.of(kind, shortest, longest, value);
    }

    /// `beginning`, a host, and a path if need be, as long as `text` altogether.
    private static String stretched(String beginning, String text) {
        int left = text.length() - beginning.length();
        return beginning + "x".repeat(Math.max(left, 0));
    }

    private static User user(String displayName) {
        return new User(
                Cast.ALICE,
                new UserName("alice"),
                Optional.empty(),
                Optional.of(displayName),
                UserState.ACTIVE,
                Version.FIRST);
    }

    private static Tenant tenant(String displayName) {
        return Cast.acme().changed(displayName, Cast.acme().policy());
    }

    private static ClientProfile profile(String name, int seconds) {
        return new ClientProfile(name, false, ClientState.ACTIVE, Optional.of(Duration.ofSeconds(seconds)));
    }

    private static ScopeDefinition definition(String description, int implied) {
        String names = String.join(
                " ",
                Stream.iterate(0, i -> i + 1).limit(implied).map(i -> "s" + i).toList());
        return new ScopeDefinition(new Scope("all"), description, Scopes.parse(names));
    }

    private static Group group(String name, String externalId) {
        return new Group(new GroupId(Cast.anId()), name, Optional.of(externalId), Version.FIRST);
    }

    private static ScimToken scimToken(String name) {
        return new ScimToken(new ScimToken.Id(Cast.anId()), name, Cast.NOON, Optional.empty(), Optional.empty());
    }
}
