/**
 * What layers share within this module: {@link dev.toami.protocols.internal.FieldCursor}. Not exported.
 */
package dev.toami.protocols.internal;
