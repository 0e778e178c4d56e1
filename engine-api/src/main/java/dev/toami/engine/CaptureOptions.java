package dev.toami.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to capture. Immutable.
 *
 * @param snapLength how many bytes of a frame are kept at the most, 1 to {@value #MAX_SNAP_LENGTH}
 * @param promiscuous whether the device shall show frames for other hosts too
 * @param direction which frames to capture
 * @param filter an expression of pcap-filter(7), empty for everything
 * @param bufferSize bytes of kernel memory for frames that wait
 * @param blockTimeout how long frames may be held back to hand out more at once: by the kernel, and after that by a reader that
 *     would otherwise be woken several times meanwhile
 * @param immediate whether each frame shall be handed out as soon as it comes, whatever {@code blockTimeout} says: a
 *     wake-up a frame, within a millisecond or two
 * @param readTimeout how long iteration waits for a frame before it ends: zero to take only what is there, {@link
 *     #FOREVER} for no end
 * @param vlanTags where the outermost VLAN tag is handed out
 * @param timestampSource whose clock timestamps are from
 * @param flowHash whether frames shall come with their {@link Frame#flowHash}, which the kernel may have to compute
 * @param lockFilter whether the filter shall be locked: {@link CaptureSession#setFilter} then fails, for good
 * @param awaitDevice whether to go on when the device is down or gone instead of failing: it may be down when it is
 *     opened, and reading waits until it is up again or there is one of that name again, of the same link type; a name
 *     that no device has when it is opened is refused all the same
 * @param readerCpu the CPU that the thread that reads first is bound to from then on; empty for any
 * @param fanout the group that shares the device's frames; empty to get them all
 */
public record CaptureOptions(
        int snapLength,
        boolean promiscuous,
        Direction direction,
        String filter,
        long bufferSize,
        Duration blockTimeout,
        boolean immediate,
        Duration readTimeout,
        VlanTags vlanTags,
        TimestampSource timestampSource,
        boolean flowHash,
        boolean lockFilter,
        boolean awaitDevice,
        OptionalInt readerCpu,
        Optional<Fanout> fanout) {
    /** tcpdump's default, and more than any frame has. */
    public static final int MAX_SNAP_LENGTH = 262_144;

    static final long MIN_BUFFER_SIZE = 1 << 16;
    static final long MAX_BUFFER_SIZE = 1L << 40;
    static final int MAX_CPU = 8191;
    static final Duration MIN_BLOCK_TIMEOUT = Duration.ofMillis(1);
    static final Duration MAX_BLOCK_TIMEOUT = Duration.ofDays(1);

    /**
     * A timeout that never comes: 292 years, the longest whose {@link Duration#toNanos} does not overflow. Longer ones
     * mean the same.
     */
    public static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    public CaptureOptions {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(blockTimeout, "blockTimeout");
        Objects.requireNonNull(readTimeout, "readTimeout");
        Objects.requireNonNull(vlanTags, "vlanTags");
        Objects.requireNonNull(timestampSource, "timestampSource");
        Objects.requireNonNull(readerCpu, "readerCpu");
        Objects.requireNonNull(fanout, "fanout");
        check(snapLength >= 1 && snapLength <= MAX_SNAP_LENGTH, "snap length", snapLength, "1 to " + MAX_SNAP_LENGTH);
        check(
                bufferSize >= MIN_BUFFER_SIZE && bufferSize <= MAX_BUFFER_SIZE,
                "buffer size",
                bufferSize,
                "64 KiB to 1 TiB");
        check(
                blockTimeout.compareTo(MIN_BLOCK_TIMEOUT) >= 0 && blockTimeout.compareTo(MAX_BLOCK_TIMEOUT) <= 0,
                "block timeout",
                blockTimeout,
                "1 ms to a day");
        check(!readTimeout.isNegative(), "read timeout", readTimeout, "0 or more");
        check(readerCpu.orElse(0) >= 0 && readerCpu.orElse(0) <= MAX_CPU, "reader CPU", readerCpu, "0 to " + MAX_CPU);
        readTimeout = readTimeout.compareTo(FOREVER) > 0 ? FOREVER : readTimeout;
    }

    private static void check(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + value + " is not in the range " + range);
        }
    }

    /**
     * Whole frames with their tags, not promiscuous, both directions, no filter, an 8 MiB buffer, 10 ms, not immediate, no
     * end, the kernel's clock, no flow hash, nothing locked, failing with the device, on any CPU, all frames.
     */
    public static CaptureOptions defaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with these options. */
    public Builder toBuilder() {
        return builder()
                .snapLength(snapLength)
                .promiscuous(promiscuous)
                .direction(direction)
                .filter(filter)
                .bufferSize(bufferSize)
                .blockTimeout(blockTimeout)
                .immediate(immediate)
                .readTimeout(readTimeout)
                .vlanTags(vlanTags)
                .timestampSource(timestampSource)
                .flowHash(flowHash)
                .lockFilter(lockFilter)
                .awaitDevice(awaitDevice)
                .readerCpu(readerCpu)
                .fanout(fanout);
    }

    /** Builds {@link CaptureOptions}; not thread-safe. */
    public static final class Builder {
        private int snapLength = MAX_SNAP_LENGTH;
        private boolean promiscuous;
        private Direction direction = Direction.INOUT;
        private String filter = "";
        private long bufferSize = 8L << 20;
        private Duration blockTimeout = Duration.ofMillis(10);
        private boolean immediate;
        private Duration readTimeout = FOREVER;
        private VlanTags vlanTags = VlanTags.IN_BYTES;
        private TimestampSource timestampSource = TimestampSource.HOST;
        private boolean flowHash;
        private boolean lockFilter;
        private boolean awaitDevice;
        private OptionalInt readerCpu = OptionalInt.empty();
        private Optional<Fanout> fanout = Optional.empty();

        private Builder() {}

        public Builder snapLength(int bytes) {
            snapLength = bytes;
            return this;
        }

        public Builder promiscuous(boolean on) {
            promiscuous = on;
            return this;
        }

        public Builder direction(Direction which) {
            direction = which;
            return this;
        }

        public Builder filter(String expression) {
            filter = expression;
            return this;
        }

        public Builder bufferSize(long bytes) {
            bufferSize = bytes;
            return this;
        }

        public Builder blockTimeout(Duration timeout) {
            blockTimeout = timeout;
            return this;
        }

        public Builder immediate(boolean on) {
            immediate = on;
            return this;
        }

        public Builder readTimeout(Duration timeout) {
            readTimeout = timeout;
            return this;
        }

        public Builder vlanTags(VlanTags where) {
            vlanTags = where;
            return this;
        }

        public Builder timestampSource(TimestampSource whose) {
            timestampSource = whose;
            return this;
        }

        public Builder flowHash(boolean on) {
            flowHash = on;
            return this;
        }

        public Builder lockFilter(boolean on) {
            lockFilter = on;
            return this;
        }

        public Builder awaitDevice(boolean on) {
            awaitDevice = on;
            return this;
        }

        public Builder readerCpu(OptionalInt cpu) {
            readerCpu = cpu;
            return this;
        }

        public Builder readerCpu(int cpu) {
            return readerCpu(OptionalInt.of(cpu));
        }

        public Builder fanout(Optional<Fanout> membership) {
            fanout = membership;
            return this;
        }

        public Builder fanout(Fanout membership) {
            return fanout(Optional.of(membership));
        }

        public CaptureOptions build() {
            return new CaptureOptions(
                    snapLength,
                    promiscuous,
                    direction,
                    filter,
                    bufferSize,
                    blockTimeout,
                    immediate,
                    readTimeout,
                    vlanTags,
                    timestampSource,
                    flowHash,
                    lockFilter,
                    awaitDevice,
                    readerCpu,
                    fanout);
        }
    }
}
