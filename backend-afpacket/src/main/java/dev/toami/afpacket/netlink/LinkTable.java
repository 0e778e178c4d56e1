package dev.toami.afpacket.netlink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.toami.engine.DeviceAddress;
import dev.toami.engine.LinkEvent;
import dev.toami.engine.NetworkDevice;

/** The devices as messages of rtnetlink have told of them; what changes becomes events. Not thread-safe. */
final class LinkTable {
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_DELLINK = 17;

    private final TreeMap<Integer, Link> links = new TreeMap<>();

    LinkTable(Collection<Link> now) {
        now.forEach(link -> links.put(link.device().index(), link));
    }

    /** Takes a message in, and does nothing on one that is not about devices. */
    List<LinkEvent> apply(NetlinkMessage message) {
        if (message.type() != RTM_NEWLINK && message.type() != RTM_DELLINK) {
            return List.of();
        }
        Optional<Link> told = LinkMessage.parse(message.payload(), this::addresses);
        if (told.isEmpty()) {
            return List.of();
        }
        int index = told.get().device().index();
        return message.type() == RTM_NEWLINK ? put(told.get()) : remove(index);
    }

    /** Takes in a whole list, of which some changes may not have been told. */
    List<LinkEvent> replace(Collection<Link> now) {
        Set<Integer> gone = new HashSet<>(links.keySet());
        now.forEach(link -> gone.remove(link.device().index()));
        List<LinkEvent> events = new ArrayList<>();
        gone.stream().sorted().forEach(index -> events.addAll(remove(index)));
        now.forEach(link -> events.addAll(put(link)));
        return events;
    }

    private List<LinkEvent> put(Link link) {
        Optional<NetworkDevice> before =
                Optional.ofNullable(links.put(link.device().index(), link)).map(Link::device);
        return LinkEvent.between(before, Optional.of(link.device()));
    }

    private List<LinkEvent> remove(int index) {
        Link before = links.remove(index);
        return before == null ? List.of() : LinkEvent.between(Optional.of(before.device()), Optional.empty());
    }

    /** The addresses that a device had when it was listed: messages about devices do not tell. */
    private List<DeviceAddress> addresses(int index) {
        Link known = links.get(index);
        return known == null ? List.of() : known.device().addresses();
    }

    /** By index. */
    Collection<Link> links() {
        return List.copyOf(links.values());
    }

    Optional<Link> named(String name) {
        return links.values().stream()
                .filter(link -> link.device().name().equals(name))
                .findFirst();
    }
}
