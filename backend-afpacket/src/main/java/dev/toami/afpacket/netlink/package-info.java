/**
 * Devices and their addresses through rtnetlink(7): {@link dev.toami.afpacket.netlink.DeviceList} lists them, {@link
 * dev.toami.afpacket.netlink.LinkMonitor} follows what happens to them.
 */
package dev.toami.afpacket.netlink;
