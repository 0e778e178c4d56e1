package dev.toami.benchmarks.capture;

/** Sends through our session. */
final class ToamiSender {
    private ToamiSender() {}
}
