package dev.signet.secrets.signature;

import dev.signet.domain.signature.SigningKey;
import dev.signet.domain.tenant.TenantId;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// For the flight recorder: a signing key was made, the slow part of rotating it.
@Name("dev.signet.KeyMade")
@Label("Signing key made")
@Category("Signet")
@Description("A signing key was made: for a new tenant, or to take over from another")
@StackTrace(false)
final class KeyMadeEvent extends Event {

    @Label("Tenant")
    String tenant = "";

    @Label("Algorithm")
    String algorithm = "";

    @Label("Key")
    String key = "";

    void made(TenantId of, SigningKey made) {
        end();
        if (shouldCommit()) {
            tenant = of.value().toString();
            algorithm = made.algorithm().wireName();
            key = made.id().value();
            commit();
        }
    }
}
