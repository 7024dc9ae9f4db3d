package dev.signet.grpc.authorization;

import com.google.protobuf.BoolValue;
import dev.signet.application.token.AuthenticateBearer;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.token.Introduction;
import envoy.config.core.v3.HeaderValue;
import envoy.config.core.v3.HeaderValueOption;
import envoy.service.auth.v3.CheckResponse;
import envoy.service.auth.v3.DeniedHttpResponse;
import envoy.service.auth.v3.OkHttpResponse;
import envoy.type.v3.HttpStatus;
import envoy.type.v3.StatusCode;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Puts into Envoy's words whether a request may pass, and what the service behind it learns of its caller. Every
/// header that tells of the caller is either overwritten or removed, so no client can write one itself.
final class CheckAnswers {

    private static final String CHALLENGE = "Bearer realm=\"signet\"";

    /// The headers that tell the service of its caller.
    private static final Map<String, Function<Introduction, String>> TOLD = Map.of(
            "x-authenticated-user", Introduction::subject,
            "x-tenant-id", Introduction::tenant,
            "x-user-scopes", Introduction::scopes,
            "x-user-roles", Introduction::roles,
            "x-client-id", Introduction::client);

    private final List<String> otherTenantHeaders;

    /// @param tenantNames the headers by which a client may name a tenant; only the one that is answered gets through
    CheckAnswers(List<Metadata.Key<String>> tenantNames) {
        this.otherTenantHeaders = tenantNames.stream()
                .map(Metadata.Key::name)
                .filter(name -> !TOLD.containsKey(name))
                .toList();
    }

    CheckResponse ok(AuthenticateBearer.Holder holder) {
        var introduction = Introduction.of(holder.tenant().slug(), holder.token());
        OkHttpResponse.Builder ok = OkHttpResponse.newBuilder();
        List<String> removed = new ArrayList<>(otherTenantHeaders);
        TOLD.forEach((name, telling) -> {
            String value = telling.apply(introduction);
            if (value.isEmpty()) {
                removed.add(name);
            } else {
                ok.addHeaders(header(name, value));
            }
        });
        return CheckResponse.newBuilder()
                .setStatus(status(Status.Code.OK))
                .setOkResponse(ok.addAllHeadersToRemove(removed))
                .build();
    }

    /// @param tried whether the client sent something; who did not learns only how to (RFC 6750 §3.1)
    CheckResponse unauthorized(boolean tried) {
        return denied(
                Status.Code.UNAUTHENTICATED,
                StatusCode.Unauthorized,
                tried ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE,
                tried ? "invalid_token" : "unauthorized");
    }

    CheckResponse forbidden(Scopes required) {
        return denied(
                Status.Code.PERMISSION_DENIED,
                StatusCode.Forbidden,
                CHALLENGE + ", error=\"insufficient_scope\", scope=\"" + required + "\"",
                "insufficient_scope");
    }

    CheckResponse otherTenant() {
        return denied(
                Status.Code.PERMISSION_DENIED,
                StatusCode.Forbidden,
                CHALLENGE + ", error=\"invalid_request\"",
                "invalid_request");
    }

    private static CheckResponse denied(Status.Code code, StatusCode http, String challenge, String error) {
        return CheckResponse.newBuilder()
                .setStatus(status(code))
                .setDeniedResponse(DeniedHttpResponse.newBuilder()
                        .setStatus(HttpStatus.newBuilder().setCode(http))
                        .addHeaders(header("WWW-Authenticate", challenge))
                        .addHeaders(header("Content-Type", "application/json"))
                        .addHeaders(header("Cache-Control", "no-store"))
                        .setBody("{\"error\":\"" + error + "\"}"))
                .build();
    }

    private static com.google.rpc.Status status(Status.Code code) {
        return com.google.rpc.Status.newBuilder().setCode(code.value()).build();
    }

    /// In the place of whatever has that name.
    private static HeaderValueOption header(String name, String value) {
        return HeaderValueOption.newBuilder()
                .setHeader(HeaderValue.newBuilder().setKey(name).setValue(value))
                .setAppend(BoolValue.of(false))
                .build();
    }
}
