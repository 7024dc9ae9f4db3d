package dev.signet.benchmarks.load;

import io.netty.handler.codec.http.FullHttpRequest;
import java.io.IOException;
import java.io.InputStream;

/// The same request again and again; each answer must have the expected member.
final class Repetition implements Conversation {

    private final Call call;
    private final String member;

    Repetition(Call call, String member) {
        this.call = call;
        this.member = member;
    }

    @Override
    public boolean prepared() {
        return true;
    }

    @Override
    public FullHttpRequest next() {
        return call.request();
    }

    @Override
    public boolean hears(int status, InputStream body) throws IOException {
        return status == 200 && (member.isEmpty() || Members.text(body, member).isPresent());
    }
}
