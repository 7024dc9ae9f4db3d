package dev.signet.application.scim;

import static dev.signet.domain.Cast.ACME;
import static dev.signet.domain.Cast.GLOBEX;
import static dev.signet.domain.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.application.TenantedContract;
import dev.signet.domain.Cast;
import dev.signet.domain.Digest;
import dev.signet.domain.scim.ScimToken;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What [ScimTokens] promises.
public interface ScimTokensContract extends TenantedContract {

    private static ScimToken aToken(String name) {
        return new ScimToken(
                new ScimToken.Id(Cast.anId()),
                name,
                NOON,
                Optional.of(NOON.plus(Duration.ofDays(1))),
                Optional.empty());
    }

    @Test
    default void a_token_is_found_by_its_digest_in_its_own_tenant() {
        ScimToken token = aToken("okta");
        inAcme(tx -> store().scimTokens().add(tx, token, Digest.sha256("one")));
        assertThat(asked(ACME, tx -> store().scimTokens().find(tx, Digest.sha256("one")))
                        .value())
                .contains(token);
        assertThat(asked(ACME, tx -> store().scimTokens().find(tx, Digest.sha256("two")))
                        .value())
                .isEmpty();
        assertThat(asked(GLOBEX, tx -> store().scimTokens().find(tx, Digest.sha256("one")))
                        .value())
                .isEmpty();
    }

    @Test
    default void several_stand_beside_one_another_until_one_is_removed() {
        ScimToken old = aToken("old");
        ScimToken young = aToken("young");
        inAcme(tx -> {
            store().scimTokens().add(tx, old, Digest.sha256("one"));
            store().scimTokens().add(tx, young, Digest.sha256("two"));
        });
        assertThat(asked(ACME, store().scimTokens()::all).value()).containsExactly(old, young);
        assertThat(asked(GLOBEX, store().scimTokens()::all).value()).isEmpty();
        assertThat(asked(GLOBEX, tx -> store().scimTokens().remove(tx, old.id()))
                        .value())
                .isFalse();
        assertThat(asked(ACME, tx -> store().scimTokens().remove(tx, old.id())).value())
                .isTrue();
        assertThat(asked(ACME, tx -> store().scimTokens().remove(tx, old.id())).value())
                .isFalse();
        assertThat(asked(ACME, store().scimTokens()::all).value()).containsExactly(young);
    }

    @Test
    default void it_is_noted_when_one_was_used() {
        ScimToken token = aToken("okta");
        inAcme(tx -> store().scimTokens().add(tx, token, Digest.sha256("one")));
        inAcme(tx -> store().scimTokens().used(tx, token.id(), NOON.plusSeconds(5)));
        assertThat(asked(ACME, tx -> store().scimTokens().find(tx, Digest.sha256("one")))
                        .value()
                        .flatMap(ScimToken::lastUsed))
                .contains(NOON.plusSeconds(5));
    }

    @Test
    default void a_rolled_back_token_was_never_there() {
        rolledBack(tx -> store().scimTokens().add(tx, aToken("okta"), Digest.sha256("one")));
        assertThat(asked(ACME, store().scimTokens()::all).value()).isEmpty();
    }
}
