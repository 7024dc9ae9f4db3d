package dev.signet.application.credential.apikey;

import dev.signet.application.Ids;
import dev.signet.application.credential.KeyedDigests;
import dev.signet.application.credential.policy.RulesInForce;
import dev.signet.domain.Version;
import dev.signet.domain.audit.Actor;
import dev.signet.domain.credential.ApiKey;
import dev.signet.domain.credential.ApiKeyFormat;
import dev.signet.domain.credential.CredentialId;
import dev.signet.domain.credential.CredentialKind;
import dev.signet.domain.credential.CredentialLife;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Makes API keys, in the form in which they are stored.
public final class ApiKeyMaking {

    private final KeyedDigests digests;
    private final RulesInForce rules;
    private final Ids ids;
    private final InstantSource clock;

    public ApiKeyMaking(KeyedDigests digests, RulesInForce rules, Ids ids, InstantSource clock) {
        this.digests = digests;
        this.rules = rules;
        this.ids = ids;
        this.clock = clock;
    }

    /// A key and what is to be stored of it, under the first version.
    record Made(ApiKey key, ApiKeys.Kept kept) {

        ApiKeys.Kept version(int number) {
            return new ApiKeys.Kept(kept.id(), kept.digest(), kept.life().in(new Version(number)), kept.scopes());
        }
    }

    Made make(RotateApiKey.Request request, Actor by) {
        Instant now = clock.instant();
        CredentialId id = new CredentialId(ids.at(now));
        ApiKey key = request.supplied().orElseGet(() -> ApiKeyFormat.make(id, ids.random(ApiKeyFormat.SECRET_BYTES)));
        Duration longest = rules.of(request.tenant()).apiKeyInterval();
        Duration lifetime = request.shape()
                .lifetime()
                .filter(wanted -> wanted.compareTo(longest) < 0)
                .orElse(longest);
        var life = new CredentialLife(Version.FIRST, now, Optional.of(now.plus(lifetime)), Optional.of(by));
        return new Made(
                key,
                new ApiKeys.Kept(
                        id,
                        digests.of(request.tenant(), CredentialKind.API_KEY, key.reveal()),
                        life,
                        request.shape().scopes()));
    }
}
