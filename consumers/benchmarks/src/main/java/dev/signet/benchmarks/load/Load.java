package dev.signet.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A number of connections to one server that ask one workload of it, either one request after the other (closed)
/// or at a fixed rate (open). An open load counts a request's latency from the moment it was due, so that a
/// server that stops is not flattered. One thread drives all of it and owns all state here.
public final class Load implements AutoCloseable {

    private static final int ANSWER_LIMIT = 1 << 20;
    private static final int BACKLOG_LIMIT = 100_000;
    private static final long PREPARATION_SECONDS = 60;

    private final Workload workload;
    private final Endpoints endpoints;
    private final Credentials credentials;
    private final int connections;
    private final double rate;
    private final MultiThreadIoEventLoopGroup threads = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = threads.next();
    private final CompletableFuture<Void> prepared = new CompletableFuture<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<Long> due = new ArrayDeque<>();
    private final Recorder recorder = new Recorder();
    private @Nullable Future<?> arrival;
    private boolean running;
    private boolean closing;
    private int losses;

    /// @param rate requests per second, or 0 for one request after the other on each connection
    public Load(Workload workload, Endpoints endpoints, Credentials credentials, int connections, double rate) {
        this.workload = workload;
        this.endpoints = endpoints;
        this.credentials = credentials;
        this.connections = connections;
        this.rate = rate;
    }

    /// Connects, makes every conversation ready for its first measured request, and starts the load.
    ///
    /// @throws IllegalStateException if the server does not answer as it must
    public void start() throws InterruptedException {
        loop.execute(() -> {
            for (int i = 0; i < connections; i++) {
                connect(workload.conversation(endpoints, credentials));
            }
        });
        try {
            prepared.get(PREPARATION_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(workload + " could not be prepared: " + e.getMessage(), e);
        }
    }

    /// Starts to count.
    public void record() throws InterruptedException {
        onLoop(() -> {
            recorder.start();
            return true;
        });
    }

    /// Stops to count; the load goes on until it is closed.
    public Tally tally() throws InterruptedException {
        return onLoop(recorder::stop);
    }

    @Override
    public void close() {
        loop.execute(this::stop);
        threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    void ready(Connection connection) {
        if (closing) {
            return;
        }
        if (!connection.conversation().prepared()) {
            connection.send(System.nanoTime());
        } else if (running && rate == 0) {
            connection.send(System.nanoTime());
        } else if (!due.isEmpty()) {
            connection.send(due.remove());
        } else {
            idle.add(connection);
            if (!running && idle.size() == connections) {
                run();
            }
        }
    }

    void right(long nanos) {
        recorder.right(nanos);
    }

    void wrong(String what, boolean counted) {
        if (!running) {
            closing = true;
            prepared.completeExceptionally(new IllegalStateException(what));
        } else if (counted) {
            recorder.wrong(what);
        }
    }

    void lost(Connection connection) {
        idle.remove(connection);
        if (closing) {
            return;
        }
        if (++losses > connections) {
            closing = true;
            wrong("connections keep breaking", true);
        } else {
            connect(connection.conversation());
        }
    }

    private void run() {
        running = true;
        prepared.complete(null);
        if (rate == 0) {
            while (!idle.isEmpty()) {
                idle.remove().send(System.nanoTime());
            }
        } else {
            arrive(System.nanoTime());
        }
    }

    /// Everything that is due by now is sent or waits for a free connection, then sleeps until the next.
    private void arrive(long first) {
        long next = first;
        for (long now = System.nanoTime(); next <= now; next += (long) (1e9 / rate)) {
            if (!idle.isEmpty()) {
                idle.remove().send(next);
            } else if (due.size() < BACKLOG_LIMIT) {
                due.add(next);
            } else {
                recorder.wrong("the server is too slow for this rate");
            }
        }
        if (!closing) {
            long then = next;
            arrival = loop.schedule(() -> arrive(then), next - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void connect(Conversation conversation) {
        URI server = endpoints.token();
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(ANSWER_LIMIT),
                                        new Connection(conversation, Load.this));
                    }
                })
                .connect(server.getHost(), server.getPort())
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        wrong(String.valueOf(connected.cause()), true);
                    }
                });
    }

    private void stop() {
        closing = true;
        if (arrival != null) {
            arrival.cancel(false);
        }
    }

    private <T> T onLoop(Callable<T> work) throws InterruptedException {
        return loop.submit(work).sync().getNow();
    }
}
