/** What operators see of a session: events of Java Flight Recorder and management beans. */
package dev.toami.it.observe;
