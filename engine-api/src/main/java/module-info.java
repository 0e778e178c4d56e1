/** The engine's consumer API and its service provider interface. */
@SuppressWarnings("module") // The filter is compiled after this module.
module dev.toami.engine {
    requires static transitive java.management;
    requires static jdk.jfr;

    exports dev.toami.engine;
    exports dev.toami.engine.decorate;
    exports dev.toami.engine.internal to
            dev.toami.filter;
    exports dev.toami.engine.management;
    exports dev.toami.engine.spi;

    uses dev.toami.engine.spi.CaptureBackend;
}
