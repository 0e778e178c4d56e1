package dev.toami.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Something that happened to a device.
 *
 * <p>A change that has several sides is several events: a device that goes down is {@link Kind#DOWN}, and {@link
 * Kind#NOT_RUNNING} and {@link Kind#NO_CARRIER} if it was running with a carrier.
 *
 * @param kind what happened
 * @param device the device as it was afterwards, with the addresses that it had when the event was read; for {@link
 *     Kind#REMOVED} as it was last
 * @param before the device as it was before; empty for {@link Kind#APPEARED}
 */
public record LinkEvent(Kind kind, NetworkDevice device, Optional<NetworkDevice> before) {
    /** What can happen to a device. */
    public enum Kind {
        /** It was made, or came from another network namespace; whether it is up is told by its flags alone. */
        APPEARED,
        /** It was deleted, on its own or with its namespace, or went to another namespace. */
        REMOVED,
        /** It was given another name. */
        RENAMED,
        /** It was set up, which does not mean that it has a carrier. */
        UP,
        /** It was set down. */
        DOWN,
        /** It has a carrier now: a cable, a radio network, a peer. */
        CARRIER,
        /** It has lost its carrier, or went down. */
        NO_CARRIER,
        /** It can pass frames now (RFC 2863's operational state), which may be later than {@link #CARRIER}. */
        RUNNING,
        /** It cannot pass frames any more. */
        NOT_RUNNING,
        /** Its MTU is another one. */
        MTU_CHANGED
    }

    public LinkEvent {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(before, "before");
    }

    /**
     * What has to happen to make {@code after} out of {@code before}, in the order of {@link Kind}: for backends.
     *
     * @param before the device, or empty if there was none
     * @param after the device, or empty if there is none any more
     * @throws IllegalArgumentException if they are two devices, with two indexes
     */
    public static List<LinkEvent> between(Optional<NetworkDevice> before, Optional<NetworkDevice> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return after.or(() -> before).stream()
                    .map(device -> new LinkEvent(after.isPresent() ? Kind.APPEARED : Kind.REMOVED, device, before))
                    .toList();
        }
        NetworkDevice old = before.get();
        NetworkDevice now = after.get();
        if (old.index() != now.index()) {
            throw new IllegalArgumentException(
                    "devices " + old.index() + " and " + now.index() + " are not the same device");
        }
        List<LinkEvent> events = new ArrayList<>();
        if (!old.name().equals(now.name())) {
            events.add(new LinkEvent(Kind.RENAMED, now, before));
        }
        Set<DeviceFlag> was = old.flags();
        Set<DeviceFlag> is = now.flags();
        flag(DeviceFlag.UP, was, is, Kind.UP, Kind.DOWN)
                .ifPresent(kind -> events.add(new LinkEvent(kind, now, before)));
        flag(DeviceFlag.LOWER_UP, was, is, Kind.CARRIER, Kind.NO_CARRIER)
                .ifPresent(kind -> events.add(new LinkEvent(kind, now, before)));
        flag(DeviceFlag.RUNNING, was, is, Kind.RUNNING, Kind.NOT_RUNNING)
                .ifPresent(kind -> events.add(new LinkEvent(kind, now, before)));
        if (old.mtu() != now.mtu()) {
            events.add(new LinkEvent(Kind.MTU_CHANGED, now, before));
        }
        return events;
    }

    private static Optional<Kind> flag(
            DeviceFlag flag, Set<DeviceFlag> was, Set<DeviceFlag> is, Kind set, Kind cleared) {
        return was.contains(flag) == is.contains(flag)
                ? Optional.empty()
                : Optional.of(is.contains(flag) ? set : cleared);
    }

    /** The interface index, which stays the same as long as the device does. */
    public int index() {
        return device.index();
    }

    /** The name, which is the new one after {@link Kind#RENAMED}. */
    public String name() {
        return device.name();
    }

    /** The name that the device had before; empty for {@link Kind#APPEARED}. */
    public Optional<String> previousName() {
        return before.map(NetworkDevice::name);
    }

    /** In bytes, the new one after {@link Kind#MTU_CHANGED}. */
    public int mtu() {
        return device.mtu();
    }
}
