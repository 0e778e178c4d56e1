/** The filter compiler against those who decide what its programs are worth: the installed libpcap, and the kernel. */
package dev.toami.it.filter;
