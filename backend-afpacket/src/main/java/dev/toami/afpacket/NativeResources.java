package dev.toami.afpacket;

import dev.toami.afpacket.ring.ReceiveRing;
import dev.toami.afpacket.ring.RingReader;
import dev.toami.afpacket.sys.ErrnoException;

/** What a session has of the kernel; it does not know the session, so that it can outlive one that nobody closed. */
record NativeResources(
        String device,
        PacketSocket socket,
        DeviceBinding binding,
        ReceiveRing ring,
        RingReader reader,
        Waiter waiter,
        SoleSender soleSender,
        Counters counters) {
    private static final System.Logger LOG = System.getLogger(NativeResources.class.getName());

    /** Gives something back. */
    interface NativeAction {
        void run() throws ErrnoException;
    }

    /** Makes a thread that waits return. */
    void wake() {
        soleSender.close();
        attempt("closing " + device, waiter::wake);
    }

    /** Gives everything back; nobody may be using it. */
    void release() {
        soleSender.release();
        attempt("closing " + device, counters::update);
        reader.endLease();
        attempt("closing " + device, ring::close);
        attempt("closing " + device, socket::close);
        attempt("closing " + device, binding::close);
        attempt("closing " + device, waiter::close);
    }

    /** One failure must not keep the rest from being released. */
    static void attempt(String what, NativeAction action) {
        try {
            action.run();
        } catch (ErrnoException e) {
            LOG.log(System.Logger.Level.WARNING, what, e);
        }
    }
}
