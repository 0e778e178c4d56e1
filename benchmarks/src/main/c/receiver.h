/*
 * What every receiver does: prints READY when it is open, WARM at a frame whose destination ends in ed, from which on it
 * counts, and RESULT at one that ends in ee.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "frame.h"

enum { BLOCK_SIZE = 1 << 20, BLOCKS = 16, RETIRE_MILLISECONDS = 10, MAX_STAMPS = 1 << 16 };

static uint64_t packets, bytes, sum, drops_before;
static int64_t started, stamps[MAX_STAMPS];
static int stamped, wants_stamps;

/* Frames that the kernel dropped since the receiver was opened. */
static uint64_t dropped(void);

static inline int64_t monotonic(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static void mark(int last)
{
    if (last == 0xed) {
        packets = bytes = sum = 0;
        stamped = 0;
        drops_before = dropped();
        started = monotonic();
        puts("WARM");
        return;
    }
    printf("RESULT {\"packets\":%" PRIu64 ",\"bytes\":%" PRIu64 ",\"sum\":\"%" PRIu64 "\",\"receiver_seconds\":%.6f,\"dropped\":%" PRIu64,
           packets, bytes, sum, (monotonic() - started) / 1e9, dropped() - drops_before);
    if (stamped) {
        qsort(stamps, stamped, sizeof *stamps, compare);
        printf(",\"latency_median\":%.1f,\"latency_p99\":%.1f", stamps[stamped / 2] / 1e3, stamps[stamped * 99 / 100] / 1e3);
    }
    puts("}");
}

static inline unsigned u16(const unsigned char *at)
{
    return at[0] << 8 | at[1];
}

static inline uint32_t u32(const unsigned char *at)
{
    uint32_t value;
    memcpy(&value, at, sizeof value);
    return ntohl(value);
}

static inline void touch(const unsigned char *frame, unsigned length)
{
    if (frame[5] >= 0xed) {
        mark(frame[5]);
        return;
    }
    packets++;
    bytes += length;
    unsigned type = u16(frame + 12);
    sum += type;
    if (type == ETHERTYPE_IP) {
        unsigned protocol = frame[AT_PROTOCOL];
        sum += (uint64_t)protocol + u32(frame + AT_SOURCE) + u32(frame + AT_SOURCE + 4);
        if (protocol == TCP || protocol == UDP) {
            const unsigned char *transport = frame + 14 + (frame[14] & 15) * 4;
            sum += u16(transport) + u16(transport + 2);
        }
    }
    if (wants_stamps && stamped < MAX_STAMPS) {
        int64_t sent;
        memcpy(&sent, frame + AT_STAMP, sizeof sent);
        stamps[stamped++] = monotonic() - sent;
    }
}
