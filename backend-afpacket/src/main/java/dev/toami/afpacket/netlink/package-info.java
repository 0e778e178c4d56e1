/** Devices and their addresses through rtnetlink(7): {@link dev.toami.afpacket.netlink.DeviceList} is the entry. */
package dev.toami.afpacket.netlink;
