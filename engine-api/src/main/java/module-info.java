/** The engine's consumer API and its service provider interface. */
module dev.toami.engine {
    exports dev.toami.engine;
    exports dev.toami.engine.decorate;
    exports dev.toami.engine.spi;

    uses dev.toami.engine.spi.CaptureBackend;
}
