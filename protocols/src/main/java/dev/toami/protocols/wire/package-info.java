/**
 * What several protocols' views share to read and describe their bytes. Not exported.
 */
package dev.toami.protocols.wire;
