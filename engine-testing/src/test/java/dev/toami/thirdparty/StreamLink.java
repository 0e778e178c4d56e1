package dev.toami.thirdparty;

import java.io.*;
import java.net.*;
import java.nio.ByteBuffer;
import java.nio.channels.*;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;

import dev.toami.engine.*;
import dev.toami.engine.contract.TestLink;
import dev.toami.engine.spi.CaptureBackend;

/** The switch at the other end of {@link StreamBackend}'s connections: what one of them sends, the others get. */
final class StreamLink implements TestLink {
    private final ServerSocketChannel server;
    private final Selector selector;
    private final CaptureBackend backend;
    private final List<Socket> connections = new ArrayList<>();
    private final BlockingQueue<Bytes> departed = new LinkedBlockingQueue<>();

    StreamLink() throws IOException {
        server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.configureBlocking(false);
        selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread acceptor = new Thread(this::acceptAll, "switch");
        acceptor.setDaemon(true);
        acceptor.start();
        backend = new StreamBackend().configured(Configuration.load(Map.of("stream.port", port())));
    }

    String port() {
        return String.valueOf(server.socket().getLocalPort());
    }

    @Override
    public CaptureBackend backend() {
        return backend;
    }

    @Override
    public String device() {
        return "stream0";
    }

    @Override
    public void arrive(Bytes frame) throws IOException {
        forward(frame, null);
    }

    /** Whoever has connected before is accepted first: nobody misses a frame. */
    private synchronized void forward(Bytes frame, Socket sender) throws IOException {
        accept();
        byte[] packet = ByteBuffer.allocate(4 + frame.length())
                .putInt(frame.length())
                .put(frame.toArray())
                .array();
        for (Socket connection : List.copyOf(connections)) {
            if (connection != sender) {
                try {
                    connection.getOutputStream().write(packet);
                } catch (IOException e) {
                    connections.remove(connection);
                }
            }
        }
    }

    private void acceptAll() {
        try {
            while (server.isOpen()) {
                selector.select(key -> {});
                accept();
            }
        } catch (IOException | ClosedSelectorException e) {
            // The test has ended, or has set the link down.
        }
    }

    private synchronized void accept() throws IOException {
        for (SocketChannel next = server.accept(); next != null; next = server.accept()) {
            Socket connection = next.socket();
            connections.add(connection);
            Thread reader = new Thread(() -> read(connection), "switch");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private void read(Socket connection) {
        try (connection;
                DataInputStream in = new DataInputStream(connection.getInputStream())) {
            while (true) {
                byte[] frame = new byte[in.readInt()];
                in.readFully(frame);
                departed.add(Bytes.wrap(frame));
                forward(Bytes.wrap(frame), connection);
            }
        } catch (IOException e) {
            synchronized (this) {
                connections.remove(connection);
            }
        }
    }

    @Override
    public Optional<Bytes> departed(Duration timeout) throws Exception {
        accept();
        return Optional.ofNullable(departed.poll(timeout.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void setDown() throws IOException {
        close();
    }

    @Override
    public void remove() throws IOException {
        close();
    }

    /** Connections whose other end is open. */
    @Override
    public synchronized long openResources() throws IOException {
        accept();
        return connections.size();
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        selector.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
