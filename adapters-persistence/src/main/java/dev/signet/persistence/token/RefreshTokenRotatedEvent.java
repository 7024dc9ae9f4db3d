package dev.signet.persistence.token;

import dev.signet.application.token.TokenFamilies.Advance;
import dev.signet.domain.token.RefreshToken;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// For the flight recorder: a refresh token was presented, and the store told what became of it.
@Name("dev.signet.RefreshTokenRotated")
@Label("Refresh token rotated")
@Category("Signet")
@Description("A refresh token was presented and its family advanced, or not")
@StackTrace(false)
final class RefreshTokenRotatedEvent extends Event {

    @Label("Tenant")
    String tenant = "";

    @Label("Family")
    String family = "";

    @Label("Outcome")
    String outcome = "";

    void answered(RefreshToken token, Advance answer) {
        end();
        if (shouldCommit()) {
            tenant = token.tenant().value().toString();
            family = token.family().value().toString();
            outcome = switch (answer) {
                case Advance.Advanced _ -> "advanced";
                case Advance.Stale _ -> "stale";
                case Advance.Unproven _ -> "unproven";
                case Advance.Unknown _ -> "unknown";
            };
            commit();
        }
    }
}
