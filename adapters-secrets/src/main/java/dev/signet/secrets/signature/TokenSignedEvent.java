package dev.signet.secrets.signature;

import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// For the flight recorder: a token was signed. Nothing is filled in unless it records.
@Name("dev.signet.TokenSigned")
@Label("Token signed")
@Category("Signet")
@Description("An access token or an answer was signed")
@StackTrace(false)
final class TokenSignedEvent extends Event {

    @Label("Tenant")
    String tenant = "";

    @Label("Algorithm")
    String algorithm = "";

    @Label("Key")
    String key = "";

    void signed(TenantId of, SigningKey by) {
        end();
        if (shouldCommit()) {
            tenant = of.value().toString();
            algorithm = by.algorithm().wireName();
            key = by.id().value();
            commit();
        }
    }
}
