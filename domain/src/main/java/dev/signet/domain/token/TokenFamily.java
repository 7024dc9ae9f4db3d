package dev.signet.domain.token;

import java.time.Duration;
import java.time.Instant;

/// One grant's chain of refresh tokens. Whatever happens, at most one generation can be redeemed.
///
/// @param generation of the only redeemable token
/// @param rotatedAt when that generation came to be
public record TokenFamily(
        FamilyId id,
        Grantee grantee,
        Grant grant,
        Generation generation,
        FamilyState state,
        Instant rotatedAt,
        Lifetime lifetime) {

    /// A grant as it begins.
    public static TokenFamily begun(FamilyId id, Grantee grantee, Grant grant, Instant now, Lifetime lifetime) {
        return new TokenFamily(id, grantee, grant, Generation.FIRST, FamilyState.LIVE, now, lifetime);
    }

    /// Whether the token of `presented` generation would move this family on at `now`.
    public boolean redeems(Generation presented, Instant now) {
        return state == FamilyState.LIVE && !lifetime.isOver(now) && presented.equals(generation);
    }

    /// What the token of `presented` generation deserves that did *not* move this family on (RFC 9700 §4.14.2).
    ///
    /// @param grace how long the immediately previous token is taken for a lost answer
    public Judgement judge(Generation presented, Instant now, Duration grace) {
        return switch (state) {
            case ENDED, REVOKED, BREACHED -> Judgement.DEAD;
            case LIVE -> judgeLive(presented, now, grace);
        };
    }

    private Judgement judgeLive(Generation presented, Instant now, Duration grace) {
        if (lifetime.isOver(now)) {
            return Judgement.EXPIRED;
        }
        if (presented.precedes(generation) && now.isBefore(rotatedAt.plus(grace))) {
            return grantee.client().isPresent() ? Judgement.REPEAT : Judgement.TOO_LATE;
        }
        return presented.equals(generation) ? Judgement.BARRED : Judgement.REUSE;
    }

    /// The family after one more refresh.
    public TokenFamily advanced(Instant now, Instant idle) {
        Instant end = idle.isBefore(lifetime.absolute()) ? idle : lifetime.absolute();
        return new TokenFamily(
                id, grantee, grant, generation.next(), state, now, new Lifetime(end, lifetime.absolute()));
    }

    /// The family in another state. Nothing comes to life again: an ended family can only be revoked or breached, a
    /// dead one stays what it is.
    public TokenFamily in(FamilyState next) {
        boolean mayBecome = state == FamilyState.LIVE || (state == FamilyState.ENDED && next != FamilyState.LIVE);
        FamilyState settled = mayBecome ? next : state;
        return new TokenFamily(id, grantee, grant, generation, settled, rotatedAt, lifetime);
    }
}
