/** A fake backend for tests of what uses the engine, and the contract that every backend keeps, as tests. */
module dev.toami.engine.testing {
    requires transitive dev.toami.engine;
    requires dev.toami.filter;
    requires static transitive org.junit.jupiter.api;

    exports dev.toami.engine.contract;
    exports dev.toami.engine.fake;
}
