package dev.signet.benchmarks.load;

import static io.netty.channel.ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE;

import io.netty.buffer.ByteBufInputStream;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One kept-alive connection with one request under way at most.
final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {

    private static final int EXCERPT = 200;

    private final Conversation conversation;
    private final Load load;
    private @Nullable ChannelHandlerContext context;
    private boolean counted;
    private boolean waiting;
    private long since;

    Connection(Conversation conversation, Load load) {
        this.conversation = conversation;
        this.load = load;
    }

    Conversation conversation() {
        return conversation;
    }

    /// Sends the next request; its latency is counted from `since`, in nanoseconds of the system's own clock.
    void send(long since) {
        if (context == null) {
            throw new IllegalStateException("not connected");
        }
        this.since = since;
        counted = conversation.prepared();
        waiting = true;
        context.writeAndFlush(conversation.next()).addListener(FIRE_EXCEPTION_ON_FAILURE);
    }

    @Override
    public void channelActive(ChannelHandlerContext connected) {
        context = connected;
        load.ready(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext connected, FullHttpResponse response) throws IOException {
        long took = System.nanoTime() - since;
        waiting = false;
        int status = response.status().code();
        if (!conversation.hears(
                status, new ByteBufInputStream(response.content().duplicate()))) {
            String said = response.content().toString(StandardCharsets.UTF_8);
            load.wrong("status " + status + ": " + said.substring(0, Math.min(said.length(), EXCERPT)), counted);
        } else if (counted) {
            load.right(took);
        }
        load.ready(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext connected, Throwable cause) {
        load.wrong(cause.toString(), counted);
        connected.close().addListener(FIRE_EXCEPTION_ON_FAILURE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext connected) {
        if (waiting) {
            load.wrong("the server closed the connection before it answered", counted);
        }
        load.lost(this);
    }
}
