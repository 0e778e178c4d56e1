/**
 * The system calls that packet capture needs, through jnr-ffi: {@link dev.toami.afpacket.sys.Syscalls} makes them, {@link
 * dev.toami.afpacket.sys.Linux} has their constants.
 *
 * <p>No other package calls native code. Public only because jnr-ffi's generated classes must see {@link
 * dev.toami.afpacket.sys.LibC}.
 */
package dev.toami.afpacket.sys;
