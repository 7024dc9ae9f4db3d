package dev.signet.bootstrap.wiring;

import dev.signet.bootstrap.settings.Settings;
import dev.signet.bootstrap.settings.Token;
import dev.signet.domain.tenant.Issuers;
import dev.signet.domain.tenant.TenantPolicy;
import dev.signet.grpc.GrpcSettings;
import dev.signet.grpc.edge.GrpcLimits;
import dev.signet.grpc.edge.PeerAddresses;
import dev.signet.rest.RestSettings;
import dev.signet.rest.admin.AdministrationSettings;
import dev.signet.rest.edge.ClientAddress;
import dev.signet.rest.edge.ClientAddresses;
import dev.signet.rest.observation.Deployment;
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
                settings.naming().scim(),
                settings.edge());
    }

    @Singleton
    GrpcSettings grpcSettings(Settings settings, Issuers issuers) {
        return GrpcSettings.of(
                issuers,
                settings.keys().service().map(Token::secret),
                settings.keys().serviceTokenHeader(),
                settings.naming().tenantHeaders(),
                settings.keys().openGrpc());
    }

    /// A caller is counted as one, whatever it speaks.
    @Singleton
    PeerAddresses peerAddresses(Settings settings) {
        var addresses = new ClientAddresses(settings.edge().proxies());
        return (peer, forwarded) -> {
            ClientAddress caller = addresses.of(peer, forwarded);
            return new PeerAddresses.Peer(caller.toString(), caller.source());
        };
    }

    @Singleton
    GrpcLimits grpcLimits(Settings settings) {
        return new GrpcLimits(
                settings.edge().atOnce(),
                settings.edge().patience(),
                settings.limits().body(),
                settings.limits().header(),
                settings.limits().idle());
    }

    @Singleton
    AdministrationSettings administrationSettings(Settings settings) {
        return new AdministrationSettings(
                TenantPolicy.standard(settings.tokens().algorithm()), settings.tenantDeleteGrace());
    }

    @Singleton
    Deployment deployment(Settings settings) {
        return new Deployment("signet", Release.version(), settings.environment());
    }
}
