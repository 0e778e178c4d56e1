package dev.toami.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;

/** Every kind of window on the same bytes, with other bytes around it that it must not show. */
enum Windows {
    OWNED {
        @Override
        Bytes on(byte... content) {
            return Bytes.wrap(content.clone());
        }
    },
    OWNED_INSIDE {
        @Override
        Bytes on(byte... content) {
            return Bytes.wrap(surrounded(content), BEFORE, content.length);
        }
    },
    OWNED_SLICE {
        @Override
        Bytes on(byte... content) {
            return Bytes.wrap(surrounded(content)).slice(BEFORE, content.length);
        }
    },
    LEASED_ARRAY {
        @Override
        Bytes on(byte... content) {
            return Bytes.lease(ByteBuffer.wrap(surrounded(content)), BEFORE, content.length, new Lease());
        }
    },
    LEASED_DIRECT {
        @Override
        Bytes on(byte... content) {
            return Bytes.lease(direct(content), BEFORE, content.length, new Lease());
        }
    },
    LEASED_LITTLE_ENDIAN {
        @Override
        Bytes on(byte... content) {
            ByteBuffer memory = direct(content).order(ByteOrder.LITTLE_ENDIAN);
            return Bytes.lease(
                    memory.position(1).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN),
                    BEFORE,
                    content.length,
                    new Lease());
        }
    },
    LEASED_SLICE {
        @Override
        Bytes on(byte... content) {
            return Bytes.lease(direct(content), 1, content.length + BEFORE, new Lease())
                    .slice(BEFORE - 1, content.length);
        }
    },
    MOVING_DIRECT {
        @Override
        Bytes on(byte... content) {
            return moved(direct(content), BEFORE, content.length);
        }
    },
    MOVING_DIRECT_INSIDE {
        @Override
        Bytes on(byte... content) {
            ByteBuffer memory = direct(content);
            return moved(memory.slice(1, memory.capacity() - 2), BEFORE - 1, content.length);
        }
    },
    MOVING_ARRAY {
        @Override
        Bytes on(byte... content) {
            return moved(ByteBuffer.wrap(surrounded(content)), BEFORE, content.length);
        }
    },
    MOVING_SLICE {
        @Override
        Bytes on(byte... content) {
            return moved(direct(content), 1, content.length + BEFORE).slice(BEFORE - 1, content.length);
        }
    };

    private static final int BEFORE = 3;
    private static final int AFTER = 9;

    abstract Bytes on(byte... content);

    static Stream<Bytes> allOn(byte... content) {
        return Arrays.stream(values()).map(kind -> kind.on(content));
    }

    private static Bytes moved(ByteBuffer memory, int offset, int length) {
        MovingBytes window = new MovingBytes(memory);
        window.moveTo(0, 1);
        window.end();
        window.moveTo(offset, length);
        return window;
    }

    private static byte[] surrounded(byte... content) {
        byte[] all = new byte[BEFORE + content.length + AFTER];
        Arrays.fill(all, (byte) 0xee);
        System.arraycopy(content, 0, all, BEFORE, content.length);
        return all;
    }

    private static ByteBuffer direct(byte... content) {
        byte[] all = surrounded(content);
        return ByteBuffer.allocateDirect(all.length).put(all).clear();
    }
}
