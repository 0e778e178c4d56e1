package dev.toami.it;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.function.BooleanSupplier;

/** Traffic on the loopback device. */
final class Loopback {
    private static final int PAUSE_MILLIS = 20;

    private Loopback() {}

    /** Sends datagrams to a port until it is enough, 30 s at the most. */
    static void sendUntil(BooleanSupplier isEnough, int port) throws Exception {
        long deadline = System.nanoTime() + 30_000_000_000L;
        try (DatagramSocket socket = new DatagramSocket()) {
            while (!isEnough.getAsBoolean() && System.nanoTime() < deadline) {
                socket.send(new DatagramPacket(new byte[5], 5, InetAddress.getLoopbackAddress(), port));
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }
}
