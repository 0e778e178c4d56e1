/** The programs of docs/tutorial.md, as they stand there. */
package dev.toami.it.tutorial;
