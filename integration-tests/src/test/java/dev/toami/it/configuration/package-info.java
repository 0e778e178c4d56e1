/** The programs of docs/configuration.md. */
package dev.toami.it.configuration;
