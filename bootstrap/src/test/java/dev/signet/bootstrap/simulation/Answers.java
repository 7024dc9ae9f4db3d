package dev.signet.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.bootstrap.server.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What answers are compared with, and how questions are written.
final class Answers {

    private Answers() {}

    static String expect(Caller.Answer answer, int status, Object who) {
        assertThat(answer.status()).as("%s: %s", who, answer.body()).isEqualTo(status);
        return who + ": " + status;
    }

    /// A refusal, which for a while may be worded as if there were no such tenant.
    static String refusal(Caller.Answer answer, int status, Tenant tenant, Object who) {
        return answer.status() == 404 && tenant.mayBeWordedAsUnknown() ? who + ": 404" : expect(answer, status, who);
    }

    /// A refusal whose reason must be told, too.
    static String refusal(Caller.Answer answer, int status, String detail, Tenant tenant, Object who) {
        boolean unknown = answer.status() == 404 && tenant.mayBeWordedAsUnknown();
        if (answer.status() == status && !unknown) {
            assertThat(answer.text("detail")).as("%s", who).isEqualTo(detail);
        }
        return refusal(answer, status, tenant, who);
    }

    static Caller.Answer form(Caller node, Tenant tenant, String client, String secret, String form) {
        return node.form("/" + tenant.slug + "/oauth/token", client, secret, form);
    }

    static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
