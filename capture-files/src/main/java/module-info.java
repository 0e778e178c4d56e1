/** Capture files: classic pcap, read and written. */
module dev.toami.files {
    requires transitive dev.toami.engine;

    exports dev.toami.files;
}
