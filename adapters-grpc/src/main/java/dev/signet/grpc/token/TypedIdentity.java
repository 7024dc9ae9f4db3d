package dev.signet.grpc.token;

import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import dev.signet.application.credential.Identity;
import dev.signet.application.credential.apikey.RotateApiKey;
import dev.signet.application.credential.apikey.ValidateApiKey;
import dev.signet.application.token.IssuedTokens;
import dev.signet.domain.client.Scope;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.Password;
import dev.signet.domain.token.AccessToken;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserAccess;
import dev.signet.grpc.credential.CredentialCalls;
import dev.signet.grpc.edge.Call;
import dev.signet.grpc.structure.Structure;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import signet.identity.v1.Identified;
import signet.identity.v1.IdentityGrpc;
import signet.identity.v1.IntrospectTokenRequest;
import signet.identity.v1.Introspection;
import signet.identity.v1.IssueTokenRequest;
import signet.identity.v1.RefreshTokenRequest;
import signet.identity.v1.RotateApiKeyRequest;
import signet.identity.v1.RotatePasswordRequest;
import signet.identity.v1.RotatedApiKey;
import signet.identity.v1.TokenType;
import signet.identity.v1.Tokens;
import signet.identity.v1.ValidateApiKeyRequest;
import signet.identity.v1.ValidatedApiKey;

/// `signet.identity.v1.Identity`: the same for clients that are written against types.
@Singleton
@Bean(typed = TypedIdentity.class)
final class TypedIdentity extends IdentityGrpc.IdentityImplBase {

    private static final Introspection INACTIVE = Introspection.getDefaultInstance();

    private final Grants grants;
    private final Introspections introspections;
    private final CredentialCalls credentials;

    TypedIdentity(Grants grants, Introspections introspections, CredentialCalls credentials) {
        this.grants = grants;
        this.introspections = introspections;
        this.credentials = credentials;
    }

    @Override
    public void issueToken(IssueTokenRequest request, StreamObserver<Tokens> observer) {
        answer(
                observer,
                tokens(grants.issue(
                        Call.current(),
                        new Grants.Login(
                                request.getTenant(),
                                request.getUsername(),
                                new Password(request.getPassword()),
                                code(request.getMfaCode()),
                                Asked.ofList(request.getScopesList())))));
    }

    @Override
    public void refreshToken(RefreshTokenRequest request, StreamObserver<Tokens> observer) {
        answer(
                observer,
                tokens(grants.refresh(
                        Call.current(),
                        new Grants.Refresh(
                                request.getTenant(),
                                new TokenText(request.getRefreshToken()),
                                Asked.ofList(request.getScopesList())))));
    }

    @Override
    public void introspectToken(IntrospectTokenRequest request, StreamObserver<Introspection> observer) {
        answer(
                observer,
                introspections
                        .introspect(Call.current(), request.getTenant(), request::getToken)
                        .map(TypedIdentity::active)
                        .orElse(INACTIVE));
    }

    @Override
    public void rotatePassword(RotatePasswordRequest request, StreamObserver<Identified> observer) {
        answer(
                observer,
                identified(credentials.rotatePassword(
                        Call.current(),
                        request.getTenant(),
                        request.getUsername(),
                        new Password(request.getCurrentPassword()),
                        new Password(request.getNewPassword()),
                        code(request.getMfaCode()))));
    }

    @Override
    public void rotateApiKey(RotateApiKeyRequest request, StreamObserver<RotatedApiKey> observer) {
        RotateApiKey.Rotated rotated = credentials.rotateApiKey(
                Call.current(), request.getTenant(), request::getUsername, request.getNewApiKey());
        answer(
                observer,
                RotatedApiKey.newBuilder()
                        .setOwner(identified(rotated.identity()))
                        .setApiKey(rotated.key().reveal())
                        .build());
    }

    @Override
    public void validateApiKey(ValidateApiKeyRequest request, StreamObserver<ValidatedApiKey> observer) {
        ValidateApiKey.Valid valid =
                credentials.validateApiKey(Call.current(), request.getTenant(), request::getApiKey);
        answer(
                observer,
                ValidatedApiKey.newBuilder()
                        .setOwner(identified(valid.identity()))
                        .addAllScopes(valid.scopes().values().stream()
                                .map(Scope::value)
                                .toList())
                        .build());
    }

    private static Optional<OneTimeCode> code(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new OneTimeCode(text));
    }

    private static Identified identified(Identity identity) {
        Identified.Builder answer = Identified.newBuilder()
                .setUsername(identity.access().user().name().value())
                .addAllRoles(
                        identity.access().roles().stream().map(RoleName::value).toList())
                .setTenant(identity.tenant().slug().value());
        identity.rotations().password().ifPresent(life -> {
            answer.setPasswordRotatedAt(time(life.created()));
            life.expires().map(TypedIdentity::time).ifPresent(answer::setPasswordExpiresAt);
        });
        identity.rotations().apiKey().ifPresent(life -> {
            answer.setApiKeyLastRotatedAt(time(life.created()));
            life.expires().map(TypedIdentity::time).ifPresent(answer::setApiKeyExpiresAt);
        });
        return answer.build();
    }

    private static Tokens tokens(IssuedTokens tokens) {
        AccessToken access = tokens.access();
        UserAccess user = tokens.user().orElseThrow(() -> new IllegalStateException("this dialect serves people only"));
        Tokens.Builder answer = Tokens.newBuilder()
                .setAccessToken(access.text().reveal())
                .setIssuedAt(time(access.issuedAt()))
                .setExpiresAt(time(access.expires()))
                .setExpiresIn(Duration.newBuilder().setSeconds(access.lifetime().toSeconds()))
                .setUsername(user.user().name().value())
                .setTenant(tokens.tenant().slug().value());
        access.scopes().values().stream().map(Scope::value).forEach(answer::addScopes);
        user.roles().stream().map(RoleName::value).forEach(answer::addRoles);
        tokens.refresh().map(TokenText::reveal).ifPresent(answer::setRefreshToken);
        user.passwordExpires().map(TypedIdentity::time).ifPresent(answer::setPasswordExpiresAt);
        return answer.build();
    }

    private static Introspection active(Introspections.Active active) {
        Introspection.Builder answer = Introspection.newBuilder()
                .setActive(true)
                .setUsername(active.username())
                .setSubject(active.subject())
                .setTenant(active.tenant())
                .addAllScopes(active.scopes())
                .addAllRoles(active.roles())
                .setIssuedAt(time(active.issued()))
                .setExpiresAt(time(active.expires()))
                .setTokenType(type(active.type()))
                .setClaims(Structure.of(active.claims()));
        active.client().ifPresent(answer::setClientId);
        return answer.build();
    }

    private static TokenType type(String claim) {
        return switch (claim) {
            case "access" -> TokenType.TOKEN_TYPE_ACCESS;
            case "service" -> TokenType.TOKEN_TYPE_SERVICE;
            case "refresh" -> TokenType.TOKEN_TYPE_REFRESH;
            default -> throw new IllegalArgumentException("no type of token: " + claim);
        };
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    private static <T extends Message> void answer(StreamObserver<T> observer, T answer) {
        observer.onNext(answer);
        observer.onCompleted();
    }
}
