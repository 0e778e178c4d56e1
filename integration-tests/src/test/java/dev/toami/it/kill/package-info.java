/** Sessions that are hurt in every way that a program or a machine hurts them: each time a typed outcome, no leak, no crash. */
package dev.toami.it.kill;
