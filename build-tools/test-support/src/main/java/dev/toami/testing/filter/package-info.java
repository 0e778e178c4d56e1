/**
 * Random filters and the packets to try them on, and an evaluator of classic BPF that shares no code with the one under
 * test. Everything is seeded.
 */
package dev.toami.testing.filter;
