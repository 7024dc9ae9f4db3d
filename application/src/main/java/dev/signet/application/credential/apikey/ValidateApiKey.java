package dev.signet.application.credential.apikey;

import dev.signet.application.Transactions;
import dev.signet.application.credential.GuessLimits;
import dev.signet.application.credential.Identity;
import dev.signet.application.credential.KeyedDigests;
import dev.signet.application.credential.usage.CredentialUses;
import dev.signet.domain.Digest;
import dev.signet.domain.client.Scopes;
import dev.signet.domain.credential.ApiKey;
import dev.signet.domain.credential.ApiKeyFormat;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.Guesser;
import dev.signet.domain.credential.Rotations;
import dev.signet.domain.tenant.Tenant;
import dev.signet.domain.tenant.TenantId;
import dev.signet.domain.user.UserAccess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Finds out whose an API key is: one look-up by a keyed digest. Wrong keys are counted by source alone, for there is
/// no account to guess at.
public final class ValidateApiKey {

    private final Transactions transactions;
    private final ApiKeys keys;
    private final KeyedDigests digests;
    private final GuessLimits limits;
    private final CredentialUses uses;
    private final InstantSource clock;

    public ValidateApiKey(
            Transactions transactions,
            ApiKeys keys,
            KeyedDigests digests,
            GuessLimits limits,
            CredentialUses uses,
            InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.digests = digests;
        this.limits = limits;
        this.uses = uses;
        this.clock = clock;
    }

    /// A key as it was presented.
    ///
    /// @param guesser who is counted for a wrong one
    public record Request(TenantId tenant, ApiKey key, Guesser guesser) {}

    /// How it ended.
    public sealed interface Outcome {}

    /// The key counts.
    ///
    /// @param scopes what it gives
    public record Valid(Identity identity, Scopes scopes) implements Outcome {}

    /// It does not.
    public record Refused(Why why) implements Outcome {}

    /// The tenant is not served.
    public record NoTenant() implements Outcome {}

    /// Too many wrong ones came from there.
    ///
    /// @param retryAfter when another may be tried
    public record TooMany(Duration retryAfter) implements Outcome {}

    /// Why a key does not count. All but the first two are told only to who holds it.
    public enum Why {
        EMPTY,
        UNKNOWN,
        EXPIRED,
        DISABLED
    }

    /// Judges the key.
    public Outcome handle(Request request) {
        String text = request.key().reveal();
        if (text.isEmpty()) {
            return new Refused(Why.EMPTY);
        }
        boolean impossible = text.length() > ApiKey.LONGEST
                || (ApiKeyFormat.claims(request.key())
                        && ApiKeyFormat.idIn(request.key()).isEmpty());
        GuessLimits.Judged<Outcome> judged = limits.judgeAnonymous(
                request.tenant(), request.guesser(), () -> impossible ? Optional.empty() : find(request));
        return switch (judged) {
            case GuessLimits.Right<Outcome> right -> right.value();
            case GuessLimits.Wrong<Outcome> wrong -> new Refused(Why.UNKNOWN);
            case GuessLimits.TooMany<Outcome> many -> new TooMany(many.retryAfter());
        };
    }

    private Optional<Outcome> find(Request request) {
        List<Digest> candidates = digests.all(
                request.tenant(), CredentialKind.API_KEY, request.key().reveal());
        ApiKeys.Found found = transactions.once(request.tenant(), tx -> keys.find(tx, candidates));
        if (!found.tenant().isServed()) {
            return Optional.of(new NoTenant());
        }
        return found.holder().map(holder -> judge(found.tenant(), holder));
    }

    private Outcome judge(Tenant tenant, ApiKeys.Holder holder) {
        if (!holder.access().user().isActive()) {
            return new Refused(Why.DISABLED);
        }
        if (holder.key().life().isOver(clock.instant())) {
            return new Refused(Why.EXPIRED);
        }
        uses.note(tenant.id(), holder.key().id(), clock.instant());
        var rotations =
                new Rotations(holder.password(), Optional.of(holder.key().life()));
        return new Valid(
                new Identity(tenant, holder.access(), rotations), given(tenant, holder.access(), holder.key()));
    }

    private static Scopes given(Tenant tenant, UserAccess access, ApiKeys.Kept key) {
        Scopes all = access.given(tenant.slug());
        return key.scopes().map(all::and).orElse(all);
    }
}
