package dev.signet.grpc.credential;

import dev.signet.application.Origin;
import dev.signet.application.credential.Identity;
import dev.signet.application.credential.Requester;
import dev.signet.application.credential.RotatePassword;
import dev.signet.application.credential.apikey.RotateApiKey;
import dev.signet.application.credential.apikey.ValidateApiKey;
import dev.signet.domain.InvalidValue;
import dev.signet.domain.credential.ApiKey;
import dev.signet.domain.credential.OneTimeCode;
import dev.signet.domain.credential.Password;
import dev.signet.grpc.edge.Call;
import dev.signet.grpc.edge.Fault;
import dev.signet.grpc.edge.TrustedCallers;
import dev.signet.grpc.tenant.Origins;
import dev.signet.grpc.tenant.ServedTenants;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/// Changes and checks credentials, and says why not. API keys are for services alone.
@Singleton
public final class CredentialCalls {

    private final RotatePassword rotatePassword;
    private final RotateApiKey rotateApiKey;
    private final ValidateApiKey validateApiKey;
    private final Origins origins;
    private final ServedTenants served;
    private final TrustedCallers services;

    CredentialCalls(
            RotatePassword rotatePassword,
            RotateApiKey rotateApiKey,
            ValidateApiKey validateApiKey,
            Origins origins,
            ServedTenants served,
            TrustedCallers services) {
        this.rotatePassword = rotatePassword;
        this.rotateApiKey = rotateApiKey;
        this.validateApiKey = validateApiKey;
        this.origins = origins;
        this.served = served;
        this.services = services;
    }

    /// Changes the password of who is called `name`.
    ///
    /// @param tenant as the request names it, or empty text
    /// @param code what proves them beside the present password, where they must
    /// @throws StatusRuntimeException if it was not changed
    public Identity rotatePassword(
            Call call, String tenant, String name, Password current, Password next, Optional<OneTimeCode> code) {
        Origin origin = origin(call, tenant);
        call.isFor(name);
        Call.goOn();
        RotatePassword.Outcome outcome =
                rotatePassword.handle(new RotatePassword.Request(origin, name, current, next, code));
        CredentialNotes.note(call, outcome);
        return switch (outcome) {
            case RotatePassword.Rotated rotated -> rotated.identity();
            case RotatePassword.NoTenant none -> throw Fault.unknownTenant();
            case RotatePassword.TooMany many -> throw Fault.tooManyGuesses(many.retryAfter());
            case RotatePassword.ChallengeFailed failed -> throw Fault.challengeFailed();
            case RotatePassword.Disabled disabled -> throw disabled();
            case RotatePassword.Unfit unfit -> throw Fault.invalid("new_password " + unfit.rule());
            case RotatePassword.Wrong wrong ->
                throw served.refusal(
                        call, origin.tenant(), unauthenticated("INVALID_CREDENTIALS", "Invalid username or password"));
        };
    }

    /// Gives who is called by `name` a new API key; the one before ends at once.
    ///
    /// @param tenant as the request names it, or empty text
    /// @param name gives the name; it is not asked for strangers
    /// @param supplied a key to take, or empty text: one is made
    /// @throws StatusRuntimeException if there is none
    public RotateApiKey.Rotated rotateApiKey(Call call, String tenant, Supplier<String> name, String supplied) {
        services.demand(call);
        String user = name.get();
        Optional<ApiKey> key = supplied.isEmpty() ? Optional.empty() : Optional.of(supplied(supplied));
        Origin origin = origin(call, tenant);
        Call.goOn();
        RotateApiKey.Outcome outcome = rotateApiKey.handle(
                new RotateApiKey.Request(origin.tenant(), user, key, Requester.service(origin.provenance())));
        CredentialNotes.note(call, outcome);
        return switch (outcome) {
            case RotateApiKey.Rotated rotated -> rotated;
            case RotateApiKey.NoTenant none -> throw Fault.unknownTenant();
            case RotateApiKey.Disabled disabled -> throw disabled();
            case RotateApiKey.KeyTaken taken ->
                throw Fault.of(Status.Code.ALREADY_EXISTS, "API_KEY_TAKEN", "API key is or was in use");
            case RotateApiKey.NotAllowed not ->
                throw Fault.of(
                        Status.Code.PERMISSION_DENIED, "NOT_ALLOWED", "Not allowed to change this user's credentials");
            case RotateApiKey.UnknownUser unknown ->
                throw served.refusal(
                        call, origin.tenant(), Fault.of(Status.Code.NOT_FOUND, "UNKNOWN_USER", "User not found"));
        };
    }

    /// Tells whose a key is.
    ///
    /// @param tenant as the request names it, or empty text
    /// @param text gives the key; it is not asked for strangers
    /// @throws StatusRuntimeException if it does not count
    public ValidateApiKey.Valid validateApiKey(Call call, String tenant, Supplier<String> text) {
        services.demand(call);
        ApiKey key = new ApiKey(text.get());
        Origin origin = origin(call, tenant);
        Call.goOn();
        ValidateApiKey.Outcome outcome =
                validateApiKey.handle(new ValidateApiKey.Request(origin.tenant(), key, origin.guesser()));
        CredentialNotes.note(call, outcome);
        return switch (outcome) {
            case ValidateApiKey.Valid valid -> valid;
            case ValidateApiKey.NoTenant none -> throw Fault.unknownTenant();
            case ValidateApiKey.TooMany many -> throw Fault.tooManyGuesses(many.retryAfter());
            case ValidateApiKey.Refused refused -> throw served.refusal(call, origin.tenant(), of(refused.why()));
        };
    }

    private Origin origin(Call call, String tenant) {
        return origins.find(call, tenant, Optional::empty).orElseThrow(Fault::unknownTenant);
    }

    private static ApiKey supplied(String text) {
        try {
            return ApiKey.supplied(text);
        } catch (InvalidValue e) {
            throw Fault.invalid("new_api_key " + e.getMessage());
        }
    }

    private static StatusRuntimeException of(ValidateApiKey.Why why) {
        return switch (why) {
            case EMPTY -> unauthenticated("INVALID_API_KEY", "API key cannot be empty");
            case UNKNOWN -> unauthenticated("INVALID_API_KEY", "Invalid API key");
            case EXPIRED ->
                Fault.of(Status.Code.PERMISSION_DENIED, "API_KEY_EXPIRED", "API key has expired and must be rotated");
            case DISABLED -> disabled();
        };
    }

    private static StatusRuntimeException disabled() {
        return Fault.of(Status.Code.PERMISSION_DENIED, "ACCOUNT_DISABLED", "Account disabled");
    }

    private static StatusRuntimeException unauthenticated(String reason, String sentence) {
        return Fault.of(Status.Code.UNAUTHENTICATED, reason, sentence);
    }
}
