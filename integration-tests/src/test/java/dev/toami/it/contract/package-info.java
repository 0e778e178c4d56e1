/** The contract of backends, and that both do the same with the same traffic. */
package dev.toami.it.contract;
