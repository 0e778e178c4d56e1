package dev.toami.afpacket.netlink;

import dev.toami.engine.NetworkDevice;

/**
 * A device and what only this backend needs to know of it.
 *
 * @param hardwareType its ARPHRD number
 * @param missedFrames how many frames it has received and could not hand to the kernel, since it was made
 */
public record Link(NetworkDevice device, int hardwareType, long missedFrames) {}
