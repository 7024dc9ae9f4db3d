package dev.signet.secrets.signature;

import dev.signet.domain.tenant.TenantId;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// For the flight recorder: the signature of a presented token was verified, or refused.
@Name("dev.signet.TokenVerified")
@Label("Token verified")
@Category("Signet")
@Description("The signature of a presented token was verified")
@StackTrace(false)
final class TokenVerifiedEvent extends Event {

    @Label("Tenant")
    String tenant = "";

    @Label("Genuine")
    boolean genuine;

    void verified(TenantId of, boolean good) {
        end();
        if (shouldCommit()) {
            tenant = of.value().toString();
            genuine = good;
            commit();
        }
    }
}
