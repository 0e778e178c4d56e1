/** What a test takes from the machine: {@link dev.toami.testing.Needs}, and {@link dev.toami.testing.OracleFolder} beside it. */
package dev.toami.testing;
