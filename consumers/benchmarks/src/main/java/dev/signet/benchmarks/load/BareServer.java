package dev.signet.benchmarks.load;

import static io.netty.channel.ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// A server that does nothing: the HTTP exchange that no identity service can avoid, to compare with. It says yes to
/// everything, with about as many bytes as a token has, and keeps no secret.
@Sharable
public final class BareServer extends SimpleChannelInboundHandler<FullHttpRequest> implements AutoCloseable {

    private static final int BODY_LIMIT = 1 << 16;
    private static final int TOKEN_LENGTH = 800;

    private final MultiThreadIoEventLoopGroup threads = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    private volatile byte[] answer = new byte[0];
    private volatile HttpResponseStatus status = HttpResponseStatus.OK;

    /// Starts to listen on loopback.
    ///
    /// @param port 0 picks a free one
    /// @return the port
    public int listen(int port) throws InterruptedException {
        Channel channel = new ServerBootstrap()
                .group(threads)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(BODY_LIMIT), BareServer.this);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), port)
                .sync()
                .channel();
        int bound = ((InetSocketAddress) channel.localAddress()).getPort();
        answer = answer("http://127.0.0.1:" + bound).getBytes(StandardCharsets.UTF_8);
        return bound;
    }

    /// From now on says no.
    void refuse() {
        status = HttpResponseStatus.SERVICE_UNAVAILABLE;
    }

    private static String answer(String base) {
        return """
                {"access_token":"%1$s","refresh_token":"bare","token_type":"Bearer","expires_in":3600,"active":true,\
                "api_key":"bare","username":"bare","totalResults":1,\
                "token_endpoint":"%2$s/token","introspection_endpoint":"%2$s/introspect","jwks_uri":"%2$s/jwks"}
                """.formatted("x".repeat(TOKEN_LENGTH), base);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(answer));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.length);
        context.writeAndFlush(response).addListener(FIRE_EXCEPTION_ON_FAILURE);
    }

    @Override
    public void close() {
        threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
