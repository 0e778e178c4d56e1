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
            "Where the afpacket backend finds `libjffi-1.2.so` or unpacks it if `java.io.tmpdir` is mounted noexec;"
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
            "How long frames may be held back to hand out more at once");

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

    public static final Setting<VlanTags> VLAN_TAGS = Setting.constant(
            "vlan-tags", VlanTags.class, DEFAULTS.vlanTags(), "Where the outermost VLAN tag of a frame is handed out");

    public static final Setting<TimestampSource> TIMESTAMP_SOURCE = Setting.constant(
            "timestamp-source", TimestampSource.class, DEFAULTS.timestampSource(), "Whose clock timestamps are from");

    public static final Setting<Boolean> FLOW_HASH =
            Setting.flag("flow-hash", DEFAULTS.flowHash(), "Whether frames come with the hash of their flow");

    public static final Setting<Boolean> LOCK_FILTER =
            Setting.flag("lock-filter", DEFAULTS.lockFilter(), "Whether the filter of a session cannot be changed");

    public static final Setting<Boolean> AWAIT_DEVICE = Setting.flag(
            "await-device",
            DEFAULTS.awaitDevice(),
            "Whether to wait for a device that is down or gone instead of failing");

    public static final Setting<Integer> READER_CPU = Setting.optionalNumber(
            "reader-cpu", 0, CaptureOptions.MAX_CPU, "The CPU that the thread that reads first is bound to");

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
            READ_TIMEOUT,
            VLAN_TAGS,
            TIMESTAMP_SOURCE,
            FLOW_HASH,
            LOCK_FILTER,
            AWAIT_DEVICE,
            READER_CPU);

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
        configuration.get(VLAN_TAGS).ifPresent(builder::vlanTags);
        configuration.get(TIMESTAMP_SOURCE).ifPresent(builder::timestampSource);
        configuration.get(FLOW_HASH).ifPresent(builder::flowHash);
        configuration.get(LOCK_FILTER).ifPresent(builder::lockFilter);
        configuration.get(AWAIT_DEVICE).ifPresent(builder::awaitDevice);
        configuration.get(READER_CPU).ifPresent(builder::readerCpu);
        return builder.build();
    }
}
