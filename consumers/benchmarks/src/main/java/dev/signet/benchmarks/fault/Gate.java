package dev.signet.benchmarks.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Between a node and its database: open, shut (connections break and none is made), or silent (nothing comes through,
/// as when a cable is cut).
final class Gate implements AutoCloseable {

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;

    /// What it does.
    enum State {
        OPEN,
        SHUT,
        SILENT
    }

    Gate(int target) throws IOException {
        this.target = target;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::admit);
    }

    int port() {
        return door.getLocalPort();
    }

    void become(State next) {
        state = next;
        if (next != State.SILENT) { // who was cut off does not come back to life
            passing.forEach(Gate::shut);
        }
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                passing.add(near);
                if (state == State.OPEN) {
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                    passing.add(far);
                    Thread.ofVirtual().start(() -> carry(near, far));
                    Thread.ofVirtual().start(() -> carry(far, near));
                } else if (state == State.SHUT) {
                    shut(near);
                }
            } catch (IOException e) {
                if (door.isClosed()) {
                    return;
                }
            }
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (state == State.OPEN) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // one side has gone, or was shut out
        } finally {
            passing.remove(from);
            passing.remove(to);
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
        become(State.SHUT);
    }
}
