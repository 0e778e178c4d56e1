/** Sessions that share the frames of a device, on real sockets and veth pairs. */
package dev.toami.it.fanout;
