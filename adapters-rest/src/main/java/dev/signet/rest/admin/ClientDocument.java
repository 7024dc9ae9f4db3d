package dev.signet.rest.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signet.domain.client.Client;
import dev.signet.domain.client.ClientAuthenticationMethod;
import dev.signet.domain.client.ClientState;
import dev.signet.domain.client.GrantType;
import dev.signet.domain.client.RedirectUri;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.client.WebOrigin;
import dev.signet.rest.description.Words;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A client on the wire, in the names of RFC 7591 §2 where it has some. `client_id` and `version` are read-only.
///
/// @param tokenEndpointAuthMethod the first of the methods, for who knows only one
/// @param tokenEndpointAuthMethods every way in which it may prove itself
/// @param allowedCorsOrigins whose pages may ask for its tokens from within a browser
/// @param scope the most it may have, separated by spaces
/// @param defaultScope what it gets when it names no scope
/// @param trusted whether it may see what is not its own
/// @param state `active`, `suspended` or `retired`
/// @param accessTokenTtlSeconds how long its access tokens live; null: as the tenant's
@Serdeable.Serializable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record ClientDocument(
        String clientId,
        String clientName,
        @Words(ClientAuthenticationMethod.class) String tokenEndpointAuthMethod,
        @Words(ClientAuthenticationMethod.class) List<String> tokenEndpointAuthMethods,
        @Words(GrantType.class) List<String> grantTypes,
        List<String> redirectUris,
        List<String> allowedCorsOrigins,
        String scope,
        String defaultScope,
        boolean trusted,
        @Words(ClientState.class) String state,
        @Nullable Long accessTokenTtlSeconds,
        int version) {

    static ClientDocument of(Client client) {
        List<String> methods = client.methods().stream()
                .sorted()
                .map(ClientAuthenticationMethod::wireName)
                .toList();
        return new ClientDocument(
                client.id().value(),
                client.profile().name(),
                methods.getFirst(),
                methods,
                client.permissions().grants().stream()
                        .sorted()
                        .map(GrantType::wireName)
                        .toList(),
                client.redirects().stream().map(RedirectUri::value).sorted().toList(),
                client.origins().stream().map(WebOrigin::value).sorted().toList(),
                scopes(client.permissions().allowed()),
                scopes(client.permissions().byDefault()),
                client.profile().trusted(),
                word(client.profile().state()),
                client.profile().accessLifetime().map(Duration::toSeconds).orElse(null),
                client.version().number());
    }

    private static String scopes(Scopes scopes) {
        return scopes.toString();
    }

    private static String word(ClientState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
