package dev.signet.grpc.token;

import dev.signet.application.Origin;
import dev.signet.application.token.IntrospectToken;
import dev.signet.domain.client.ClientId;
import dev.signet.domain.client.Scope;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.tenant.IssuerBase;
import dev.signet.domain.token.FamilyInContext;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.token.VerifiedToken;
import dev.signet.domain.user.RoleName;
import dev.signet.grpc.edge.Call;
import dev.signet.grpc.edge.TrustedCallers;
import dev.signet.grpc.tenant.Origins;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks whether tokens count. Of an unknown tenant nothing is active.
@Singleton
final class Introspections {

    private final IntrospectToken introspect;
    private final Origins origins;
    private final TrustedCallers services;

    Introspections(IntrospectToken introspect, Origins origins, TrustedCallers services) {
        this.introspect = introspect;
        this.origins = origins;
        this.services = services;
    }

    /// What there is to say of a token that counts.
    ///
    /// @param roles names
    /// @param type the `type` claim
    /// @param claims its whole payload, or what it would be if it were a JWT
    record Active(
            String username,
            String subject,
            String tenant,
            List<String> scopes,
            List<String> roles,
            Instant issued,
            Instant expires,
            String type,
            Optional<String> client,
            Map<String, @Nullable Object> claims) {}

    /// Says what `token` is; empty if it does not count.
    ///
    /// @param tenant as the request names it, or empty text
    /// @param text gives the token; it is not asked for strangers
    /// @throws io.grpc.StatusRuntimeException UNAUTHENTICATED if the caller is no service
    Optional<Active> introspect(Call call, String tenant, Supplier<String> text) {
        services.demand(call);
        TokenText token = new TokenText(text.get());
        Optional<Origin> origin = origins.find(call, tenant, () -> ClaimedTenant.of(token.reveal()));
        if (origin.isEmpty()) {
            return Optional.empty();
        }
        Call.goOn();
        IntrospectToken.Outcome outcome =
                introspect.handle(new IntrospectToken.Question(origin.get(), new IntrospectToken.Service(), token));
        OutcomeNames.note(call, outcome);
        return switch (outcome) {
            case IntrospectToken.ActiveAccess active ->
                Optional.of(access(active.token(), active.tenant().slug().value()));
            case IntrospectToken.ActiveRefresh active ->
                Optional.of(refresh(active, origin.get().base()));
            case IntrospectToken.Inactive inactive -> Optional.empty();
        };
    }

    private static Active access(VerifiedToken token, String tenant) {
        String subject = token.subject().value();
        return new Active(
                token.text("username").orElse(subject),
                subject,
                tenant,
                names(token.scopes()),
                token.members().get("roles") instanceof Collection<?> roles
                        ? roles.stream().map(String::valueOf).toList()
                        : List.of(),
                token.issuedAt(),
                token.named().expires(),
                token.type().wireName(),
                token.named().client().map(ClientId::value),
                token.members());
    }

    private static Active refresh(IntrospectToken.ActiveRefresh active, IssuerBase base) {
        FamilyInContext context = active.family();
        String subject = context.family().grantee().subject().value();
        String tenant = context.tenant().slug().value();
        Scopes scopes = context.family().grant().scopes();
        var lifetime = context.family().lifetime();
        Instant issued = context.family().rotatedAt();
        Instant expires = lifetime.idle().isBefore(lifetime.absolute()) ? lifetime.idle() : lifetime.absolute();
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject);
        claims.put(
                "iss",
                base.issuer(context.tenant().slug(), context.family().grant().issuer())
                        .value());
        claims.put("iat", issued.getEpochSecond());
        claims.put("exp", expires.getEpochSecond());
        claims.put("tenant", tenant);
        claims.put("jti", active.token().jti());
        claims.put("type", "refresh");
        claims.put("scope", scopes.toString());
        return new Active(
                context.user().map(access -> access.user().name().value()).orElse(subject),
                subject,
                tenant,
                names(scopes),
                context.user()
                        .map(access ->
                                access.roles().stream().map(RoleName::value).toList())
                        .orElse(List.of()),
                issued,
                expires,
                "refresh",
                context.client().map(c -> c.id().value()),
                claims);
    }

    private static List<String> names(Scopes scopes) {
        return scopes.values().stream().map(Scope::value).toList();
    }
}
