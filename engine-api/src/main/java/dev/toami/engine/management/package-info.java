/**
 * Sessions and engines as management beans (JMX): {@link dev.toami.engine.management.ManagementBeans} is the entry.
 *
 * <p>Takes the module java.management, which nothing else of the engine does. Deliberately absent: operations that change
 * something, and registering what nobody asked for.
 */
package dev.toami.engine.management;
