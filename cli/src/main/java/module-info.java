/** The {@code toami} command. */
module dev.toami.cli {
    requires dev.toami.engine;
    requires dev.toami.files;
    requires dev.toami.filter;
    requires dev.toami.protocols;
    requires info.picocli;
    requires jdk.unsupported;

    provides System.LoggerFinder with
            dev.toami.cli.StderrLoggerFinder;
}
