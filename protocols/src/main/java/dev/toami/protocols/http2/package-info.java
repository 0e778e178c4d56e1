/**
 * The frames of HTTP/2; {@link dev.toami.protocols.http2.Http2Segment} first. Deliberately absent: header compression,
 * which depends on all frames before.
 */
package dev.toami.protocols.http2;
