package dev.toami.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The keys that are not a backend's. docs/configuration.md shows them as a table. */
public final class Settings {
    public static final Setting<String> BACKEND = Setting.text(
            Configuration.BACKEND,
            "the id of a backend, or auto for the first that can run",
            Backends.AUTO,
            "The backend to capture with");

    public static final Setting<String> CONFIG = Setting.text(
            Configuration.FILE, "the path of a properties file in UTF-8", "", "The file to read settings from");

    public static final Setting<Path> NATIVE_DIRECTORY = Setting.directory(
            "native.dir",
            "Where the afpacket backend unpacks its native library if `java.io.tmpdir` is mounted noexec;"
                    + " the first engine of a process decides");

    private static final CaptureOptions DEFAULTS = CaptureOptions.defaults();

    public static final Setting<Integer> SNAP_LENGTH = Setting.number(
            "snap-length",
            1,
            CaptureOptions.MAX_SNAP_LENGTH,
            DEFAULTS.snapLength(),
            "How many bytes of a frame are kept at the most");

    public static final Setting<Boolean> PROMISCUOUS = Setting.flag(
            "promiscuous", DEFAULTS.promiscuous(), "Whether the device shall show frames for other hosts too");

    public static final Setting<Direction> DIRECTION =
            Setting.constant("direction", Direction.class, DEFAULTS.direction(), "Which frames to capture");

    public static final Setting<Long> BUFFER_SIZE = Setting.size(
            "buffer-size",
            CaptureOptions.MIN_BUFFER_SIZE,
            CaptureOptions.MAX_BUFFER_SIZE,
            DEFAULTS.bufferSize(),
            "Kernel memory of each session for frames that wait");

    public static final Setting<Duration> BLOCK_TIMEOUT = Setting.time(
            "block-timeout",
            CaptureOptions.MIN_BLOCK_TIMEOUT,
            CaptureOptions.MAX_BLOCK_TIMEOUT,
            DEFAULTS.blockTimeout(),
            "How long the kernel may hold frames back to hand out more at once");

    public static final Setting<Boolean> IMMEDIATE = Setting.flag(
            "immediate",
            DEFAULTS.immediate(),
            "Whether each frame shall be handed out as soon as it comes, whatever `block-timeout` says");

    public static final Setting<Duration> READ_TIMEOUT = Setting.time(
            "read-timeout",
            Duration.ZERO,
            CaptureOptions.FOREVER,
            DEFAULTS.readTimeout(),
            "How long iteration waits for a frame before it ends");

    private static final List<Setting<?>> ALL = List.of(
            BACKEND,
            CONFIG,
            NATIVE_DIRECTORY,
            SNAP_LENGTH,
            PROMISCUOUS,
            DIRECTION,
            BUFFER_SIZE,
            BLOCK_TIMEOUT,
            IMMEDIATE,
            READ_TIMEOUT);

    private Settings() {}

    public static List<Setting<?>> all() {
        return ALL;
    }

    static void check(Configuration configuration) throws ConfigurationException {
        for (Setting<?> setting : ALL) {
            configuration.get(setting);
        }
    }

    /** How sessions are opened unless their program says otherwise; there is no filter among the settings. */
    static CaptureOptions options(Configuration configuration) throws ConfigurationException {
        CaptureOptions.Builder builder = CaptureOptions.builder();
        configuration.get(SNAP_LENGTH).ifPresent(builder::snapLength);
        configuration.get(PROMISCUOUS).ifPresent(builder::promiscuous);
        configuration.get(DIRECTION).ifPresent(builder::direction);
        configuration.get(BUFFER_SIZE).ifPresent(builder::bufferSize);
        configuration.get(BLOCK_TIMEOUT).ifPresent(builder::blockTimeout);
        configuration.get(IMMEDIATE).ifPresent(builder::immediate);
        configuration.get(READ_TIMEOUT).ifPresent(builder::readTimeout);
        return builder.build();
    }
}
