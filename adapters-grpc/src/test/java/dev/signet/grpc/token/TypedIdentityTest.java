package dev.signet.grpc.token;

import static dev.signet.grpc.Caller.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.domain.Cast;
import dev.signet.grpc.Caller;
import dev.signet.grpc.Inhabitants;
import dev.signet.grpc.World;
import io.grpc.Channel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signet.identity.v1.IdentityGrpc;
import signet.identity.v1.IntrospectTokenRequest;
import signet.identity.v1.IssueTokenRequest;
import signet.identity.v1.RefreshTokenRequest;
import signet.identity.v1.TokenType;
import signet.identity.v1.Tokens;

final class TypedIdentityTest {

    private final World world = new World();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_login_yields_tokens_of_the_same_make() {
        Tokens tokens = login("globex");

        assertThat(tokens.getTenant()).isEqualTo("globex");
        assertThat(tokens.getUsername()).isEqualTo("Alice");
        assertThat(tokens.getScopesList()).contains("tenant:globex", "trading");
        assertThat(tokens.getRolesList()).containsExactly("trading");
        assertThat(tokens.getIssuedAt().getSeconds()).isEqualTo(Cast.NOON.getEpochSecond());
        assertThat(tokens.getExpiresIn().getSeconds()).isEqualTo(3600);
        assertThat(tokens.hasPasswordExpiresAt()).isFalse();
    }

    @Test
    void a_refresh_finds_its_tenant_and_narrows_scopes() {
        Tokens next = identity(world.channel())
                .refreshToken(RefreshTokenRequest.newBuilder()
                        .setRefreshToken(login("globex").getRefreshToken())
                        .addScopes("read:users")
                        .build());

        assertThat(next.getTenant()).isEqualTo("globex");
        assertThat(next.getScopesList()).contains("read:users").doesNotContain("write:transactions");
    }

    @Test
    void introspection_tells_services_what_a_token_is() {
        Tokens tokens = login("");
        var service = identity(new Caller(world.channel()).asService().channel());

        var access = service.introspectToken(question(tokens.getAccessToken()));
        var refresh = service.introspectToken(question(tokens.getRefreshToken()));
        var nothing = service.introspectToken(question("garbage"));

        assertThat(access.getActive()).isTrue();
        assertThat(access.getTokenType()).isEqualTo(TokenType.TOKEN_TYPE_ACCESS);
        assertThat(access.getExpiresAt().getSeconds()).isEqualTo(Cast.NOON.getEpochSecond() + 3600);
        assertThat(access.getClaims().getFieldsOrThrow("tenant").getStringValue())
                .isEqualTo("acme");
        assertThat(refresh.getTokenType()).isEqualTo(TokenType.TOKEN_TYPE_REFRESH);
        assertThat(nothing.getActive()).isFalse();
        assertThat(nothing.getTokenType()).isEqualTo(TokenType.TOKEN_TYPE_UNSPECIFIED);
        assertThat(said(() -> identity(world.channel()).introspectToken(question("garbage"))))
                .isEqualTo("UNAUTHENTICATED: Invalid service token");
    }

    @Test
    void refusals_have_the_same_statuses() {
        assertThat(said(() -> identity(world.channel()).issueToken(IssueTokenRequest.getDefaultInstance())))
                .isEqualTo("UNAUTHENTICATED: Invalid username or password");
        assertThat(said(() -> login("nowhere"))).isEqualTo("NOT_FOUND: Unknown tenant");
    }

    private Tokens login(String tenant) {
        return identity(world.channel())
                .issueToken(IssueTokenRequest.newBuilder()
                        .setTenant(tenant)
                        .setUsername("alice")
                        .setPassword(Inhabitants.PASSWORD)
                        .build());
    }

    private static IntrospectTokenRequest question(String token) {
        return IntrospectTokenRequest.newBuilder().setToken(token).build();
    }

    private static IdentityGrpc.IdentityBlockingStub identity(Channel channel) {
        return IdentityGrpc.newBlockingStub(channel).withDeadlineAfter(Duration.ofSeconds(20));
    }
}
