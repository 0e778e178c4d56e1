package dev.toami.afpacket.ring;

import dev.toami.engine.LinkType;

/**
 * What a ring's frames look like.
 *
 * @param linkType what they begin with when they are handed out
 * @param isCooked whether they begin with the network layer in the ring, and get a SLL2 header
 * @param putsTagsBack whether the VLAN tag that the kernel took out is put back into the bytes
 * @param snapLength how many bytes are handed out at the most
 */
public record FrameLayout(LinkType linkType, boolean isCooked, boolean putsTagsBack, int snapLength) {}
