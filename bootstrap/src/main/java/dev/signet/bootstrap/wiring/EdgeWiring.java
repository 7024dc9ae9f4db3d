package dev.signet.bootstrap.wiring;

import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.settings.Token;
import dev.signet.domain.tenant.Issuers;
import dev.signet.rest.RestSettings;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// What the edges need to know.
@Factory
final class EdgeWiring {

    @Singleton
    RestSettings restSettings(Settings settings, Issuers issuers) {
        return new RestSettings(
                issuers,
                settings.keys().service().map(Token::secret),
                settings.keys().serviceTokenHeader(),
                settings.naming().tenantHeaders(),
                settings.tokens().jwksCache(),
                settings.naming().scim());
    }
}
