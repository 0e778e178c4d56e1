package dev.toami.afpacket;

import java.util.Optional;

import dev.toami.afpacket.sys.ErrnoException;
import dev.toami.engine.CaptureException;
import dev.toami.filter.CompiledFilter;

/**
 * A session that is about to be opened: {@link #bind}, then {@link #start}.
 *
 * @param fanout the group to join
 */
record OpenMember(
        AfPacketSession session,
        DeviceBinding binding,
        PacketSocket socket,
        FilterControl filters,
        CompiledFilter filter,
        Optional<FanoutGroup> fanout) {
    /**
     * Lets frames arrive: until the socket is bound nothing can come in past the filter. The kernel takes only bound sockets
     * into a group, and until then each would get all frames: such a one gets none before {@link #start}.
     */
    void bind() throws ErrnoException, CaptureException {
        if (fanout.isEmpty()) {
            filters.start(filter);
            binding.bind();
        } else {
            filters.rejectAll();
            binding.bind();
            fanout.get().join(socket);
        }
    }

    /** Right after it has joined, or once all have: what falls to the share of a member that has not started is lost. */
    void start() throws ErrnoException, CaptureException {
        if (fanout.isPresent()) {
            filters.start(filter);
        }
        if (session.hasLockedFilter()) {
            socket.lockFilter();
        }
    }
}
