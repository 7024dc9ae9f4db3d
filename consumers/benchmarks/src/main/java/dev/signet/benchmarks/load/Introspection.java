package dev.signet.benchmarks.load;

import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/// Gets one access token, then asks about it again and again; only `active: true` is a right answer (RFC 7662 §2.2).
final class Introspection implements Conversation {

    private final Call grant;
    private final Function<String, Call> question;
    private Optional<Call> asking = Optional.empty();

    Introspection(Call grant, Function<String, Call> question) {
        this.grant = grant;
        this.question = question;
    }

    @Override
    public boolean prepared() {
        return asking.isPresent();
    }

    @Override
    public FullHttpRequest next() {
        return asking.orElse(grant).request();
    }

    @Override
    public boolean hears(int status, InputStream body) throws IOException {
        if (status != 200) {
            return false;
        }
        if (asking.isPresent()) {
            return Members.text(body, "active").filter("true"::equals).isPresent();
        }
        asking = Members.text(body, "access_token").map(question);
        return asking.isPresent();
    }
}
