/**
 * Containers of Docker with the toami command in them, in images that the scripts of deploy/ make from this machine: no image is
 * pulled. Entry: {@link dev.toami.it.container.ContainerTest}.
 */
package dev.toami.it.container;
