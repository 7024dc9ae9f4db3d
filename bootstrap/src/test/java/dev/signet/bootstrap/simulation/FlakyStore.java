package dev.signet.bootstrap.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stands between the nodes and PostgreSQL, and lets the one disappear from the other: altogether, or after it did what
/// it was told and before it could say so.
final class FlakyStore implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final ServerSocket door;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean losing = new AtomicBoolean();
    private volatile boolean gone;

    /// @param port of the real one, on loopback
    FlakyStore(int port) {
        this.port = port;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    /// From now on nobody reaches it.
    void vanish() {
        gone = true;
        open.forEach(FlakyStore::shut);
    }

    /// It is back.
    void comeBack() {
        gone = false;
        losing.set(false);
    }

    /// The next answer is lost, and with it the connection.
    void loseAnAnswer() {
        losing.set(true);
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                admit(door.accept());
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void admit(Socket from) {
        open.add(from);
        if (gone) {
            shut(from);
            return;
        }
        try {
            Socket to = new Socket(InetAddress.getLoopbackAddress(), port);
            to.setTcpNoDelay(true);
            from.setTcpNoDelay(true);
            open.add(to);
            Thread.ofVirtual().start(() -> pass(from, to, false));
            Thread.ofVirtual().start(() -> pass(to, from, true));
            if (gone) {
                shut(to);
                shut(from);
            }
        } catch (IOException e) {
            shut(from);
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && losing.compareAndSet(true, false)) {
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // the other side has gone, or was made to
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        vanish();
    }
}
