package org.footbridge.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The wire between a phone and the program, so that a test can cut it and mend it while the program runs on. */
final class Wire implements AutoCloseable {

    private final URI program;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket door;

    Wire(String program) {
        this.program = URI.create(program);
        this.door = listen(0);
        this.port = door.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Nobody answers any more, and what was under way breaks off. */
    void cut() {
        close(door);
        open.forEach(Wire::close);
    }

    void mend() {
        door = listen(port);
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket listen(int wanted) {
        try {
            var listening = new ServerSocket(wanted, 50, InetAddress.ofLiteral("127.0.0.1"));
            Thread.ofVirtual().start(() -> accept(listening));
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var phone = listening.accept();
                var there = new Socket(program.getHost(), program.getPort());
                open.add(phone);
                open.add(there);
                Thread.ofVirtual().start(() -> carry(phone, there));
                Thread.ofVirtual().start(() -> carry(there, phone));
            } catch (IOException closed) {
                // cut, or the program ends: nothing to carry
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException brokenOff) {
            // either side left
        }
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception alreadyGone) {
            // it is closed
        }
    }
}
