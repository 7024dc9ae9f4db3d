package dev.signet.bootstrap.demo;

import java.nio.file.Path;

/// What the demonstration tells whoever started it.
final class DemoText {

    private DemoText() {}

    static String of(String base, Path file) {
        return """

                For trying only: everybody knows these passwords.

                  tenant   user      password        client           how it proves itself
                  primary  admin     AdminPass123!   test-client-001  test-secret-123456789
                           testuser  UserPass123!    payment-service  SIGNET_DEMO_PAYMENT_SERVICE_SECRET
                                                     infrafabric-cli  public
                  acme     alice     AlicePass123!   the back office  private_key_jwt by SIGNET_DEMO_PRIVATE_JWK

                Ids, tokens and secrets: %2$s

                A person's tokens, a client's token, and a refusal:

                  curl -s %1$s/oauth/token -H 'Content-Type: application/json' -d '{"grant_type":"password","username":"admin","password":"AdminPass123!"}'

                  curl -s %1$s/oauth/token -u test-client-001:test-secret-123456789 -d grant_type=client_credentials -d scope=read:users

                  curl -s %1$s/oauth/token -u test-client-001:test-secret-123456789 -d grant_type=client_credentials -d scope=admin:system

                """.formatted(base, file);
    }
}
