package dev.signet.grpc.token;

import com.google.protobuf.Struct;
import dev.signet.application.credential.Identity;
import dev.signet.application.credential.apikey.RotateApiKey;
import dev.signet.application.credential.apikey.ValidateApiKey;
import dev.signet.application.token.IssuedTokens;
import dev.signet.domain.client.Scope;
import dev.signet.domain.credential.CredentialLife;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.Password;
import dev.signet.domain.token.AccessToken;
import dev.signet.domain.token.TokenText;
import dev.signet.domain.user.RoleName;
import dev.signet.domain.user.UserAccess;
import dev.signet.grpc.credential.CredentialCalls;
import dev.signet.grpc.edge.Call;
import dev.signet.grpc.structure.Members;
import dev.signet.grpc.structure.Structure;
import dev.signet.grpc.structure.Times;
import identity.v1.IdentityGrpc;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `identity.v1.Identity`, as the tenant API's clients call it.
@Singleton
@Bean(typed = StructIdentity.class)
final class StructIdentity extends IdentityGrpc.IdentityImplBase {

    private static final Struct INACTIVE = new Structure()
            .with("active", false)
            .with("username", null)
            .with("subject", null)
            .with("tenant", null)
            .with("scope", List.of())
            .with("roles", List.of())
            .with("issued_at", null)
            .with("expires_at", null)
            .with("token_type", null)
            .with("client_id", null)
            .with("claims", Map.of())
            .whole();

    private final Grants grants;
    private final Introspections introspections;
    private final CredentialCalls credentials;

    StructIdentity(Grants grants, Introspections introspections, CredentialCalls credentials) {
        this.grants = grants;
        this.introspections = introspections;
        this.credentials = credentials;
    }

    @Override
    public void issueToken(Struct request, StreamObserver<Struct> observer) {
        Members members = new Members(request);
        answer(
                observer,
                tokens(grants.issue(
                        Call.current(),
                        new Grants.Login(
                                members.text("tenant"),
                                members.text("username"),
                                new Password(members.text("password")),
                                code(members),
                                members.words("scope").map(Asked::scopes)))));
    }

    @Override
    public void refreshToken(Struct request, StreamObserver<Struct> observer) {
        Members members = new Members(request);
        answer(
                observer,
                tokens(grants.refresh(
                        Call.current(),
                        new Grants.Refresh(
                                members.text("tenant"),
                                new TokenText(members.text("refresh_token")),
                                members.words("scope").map(Asked::scopes)))));
    }

    @Override
    public void introspectToken(Struct request, StreamObserver<Struct> observer) {
        Members members = new Members(request);
        answer(
                observer,
                introspections
                        .introspect(Call.current(), members.text("tenant"), () -> members.required("token"))
                        .map(StructIdentity::active)
                        .orElse(INACTIVE));
    }

    @Override
    public void rotatePassword(Struct request, StreamObserver<Struct> observer) {
        Members members = new Members(request);
        Identity identity = credentials.rotatePassword(
                Call.current(),
                members.text("tenant"),
                members.required("username"),
                new Password(members.required("current_password")),
                new Password(members.required("new_password")),
                code(members));
        answer(observer, payload(identity).whole());
    }

    @Override
    public void rotateApiKey(Struct request, StreamObserver<Struct> observer) {
        Members members = new Members(request);
        RotateApiKey.Rotated rotated = credentials.rotateApiKey(
                Call.current(),
                members.text("tenant"),
                () -> members.required("username"),
                members.text("new_api_key"));
        answer(
                observer,
                payload(rotated.identity())
                        .with("api_key", rotated.key().reveal())
                        .whole());
    }

    @Override
    public void validateApiKey(Struct request, StreamObserver<Struct> observer) {
        Members members = new Members(request);
        ValidateApiKey.Valid valid =
                credentials.validateApiKey(Call.current(), members.text("tenant"), () -> members.required("api_key"));
        answer(
                observer,
                payload(valid.identity())
                        .with(
                                "scope",
                                valid.scopes().values().stream()
                                        .map(Scope::value)
                                        .toList())
                        .whole());
    }

    private static Optional<OneTimeCode> code(Members members) {
        String code = members.text("mfa_code");
        return code.isEmpty() ? Optional.empty() : Optional.of(new OneTimeCode(code));
    }

    private static Structure payload(Identity identity) {
        Optional<CredentialLife> password = identity.rotations().password();
        Optional<CredentialLife> key = identity.rotations().apiKey();
        return new Structure()
                .with("username", identity.access().user().name().value())
                .with(
                        "roles",
                        identity.access().roles().stream().map(RoleName::value).toList())
                .at("password_rotated_at", password.map(CredentialLife::created))
                .at("password_expires_at", password.flatMap(CredentialLife::expires))
                .at("api_key_last_rotated_at", key.map(CredentialLife::created))
                .at("api_key_expires_at", key.flatMap(CredentialLife::expires))
                .with("tenant", identity.tenant().slug().value());
    }

    private static Struct tokens(IssuedTokens tokens) {
        AccessToken access = tokens.access();
        UserAccess user = tokens.user().orElseThrow(() -> new IllegalStateException("this dialect serves people only"));
        return new Structure()
                .with("access_token", access.text().reveal())
                .with("refresh_token", tokens.refresh().map(TokenText::reveal).orElse(null))
                .with("expires_in", access.lifetime().toSeconds())
                .at("expires_at", Optional.of(access.expires()))
                .at("issued_at", Optional.of(access.issuedAt()))
                .with(
                        "scope",
                        access.scopes().values().stream().map(Scope::value).toList())
                .with("roles", user.roles().stream().map(RoleName::value).toList())
                .with("username", user.user().name().value())
                .with("tenant", tokens.tenant().slug().value())
                .at("password_expires_at", user.passwordExpires())
                .whole();
    }

    private static Struct active(Introspections.Active active) {
        return new Structure()
                .with("active", true)
                .with("username", active.username())
                .with("subject", active.subject())
                .with("tenant", active.tenant())
                .with("scope", active.scopes())
                .with("roles", active.roles())
                .with("issued_at", Times.seconds(active.issued()))
                .with("expires_at", Times.seconds(active.expires()))
                .with("token_type", active.type())
                .with("client_id", active.client().orElse(null))
                .with("claims", active.claims())
                .whole();
    }

    private static void answer(StreamObserver<Struct> observer, Struct answer) {
        observer.onNext(answer);
        observer.onCompleted();
    }
}
