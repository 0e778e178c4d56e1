/** Tests of the whole against the real system: nothing is faked here but the network, which is made for them. */
package dev.toami.it;
