/* send WAY DEVICE, with frames of SIZE bytes for SECONDS at each line "SIZE SECONDS"; ways: send, sendmmsg, sendmmsg-distinct, txring. */
#define _GNU_SOURCE
#include <err.h>
#include <net/if.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include "frame.h"

enum { BATCH = 32, SLOT = 2048, SLOTS = 256, ROUNDS_A_LOOK = 4 };

static int fd;
static unsigned char frame[MAX_FRAME], frames[BATCH * MAX_FRAME], *ring;
static int distinct;

static void with_send(int size)
{
    for (int i = 0; i < BATCH; i++)
        if (send(fd, frame, size, 0) != size)
            err(1, "send");
}

static void with_sendmmsg(int size)
{
    struct iovec data[BATCH];
    struct mmsghdr messages[BATCH] = {0};
    for (int i = 0; i < BATCH; i++) {
        data[i] = (struct iovec){distinct ? frames + i * size : frame, size};
        messages[i].msg_hdr = (struct msghdr){.msg_iov = &data[i], .msg_iovlen = 1};
    }
    for (int done = 0; done < BATCH;) {
        int sent = sendmmsg(fd, messages + done, BATCH - done, 0);
        if (sent < 0)
            err(1, "sendmmsg");
        done += sent;
    }
}

static void open_ring(void)
{
    int version = TPACKET_V2;
    struct tpacket_req request = {
        .tp_block_size = SLOT * SLOTS, .tp_block_nr = 1, .tp_frame_size = SLOT, .tp_frame_nr = SLOTS};
    if (setsockopt(fd, SOL_PACKET, PACKET_VERSION, &version, sizeof version) < 0 ||
        setsockopt(fd, SOL_PACKET, PACKET_TX_RING, &request, sizeof request) < 0)
        err(1, "PACKET_TX_RING");
    ring = mmap(NULL, SLOT * SLOTS, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (ring == MAP_FAILED)
        err(1, "mmap");
}

static void with_ring(int size)
{
    static int slot;
    for (int i = 0; i < BATCH; i++, slot = (slot + 1) % SLOTS) {
        struct tpacket2_hdr *header = (void *)(ring + (size_t)slot * SLOT);
        while (__atomic_load_n(&header->tp_status, __ATOMIC_ACQUIRE) != TP_STATUS_AVAILABLE)
            if (send(fd, NULL, 0, 0) < 0)
                err(1, "send of the ring");
        memcpy((unsigned char *)header + TPACKET2_HDRLEN - sizeof(struct sockaddr_ll), frame, size);
        header->tp_len = size;
        __atomic_store_n(&header->tp_status, TP_STATUS_SEND_REQUEST, __ATOMIC_RELEASE);
    }
    if (send(fd, NULL, 0, 0) < 0)
        err(1, "send of the ring");
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int count, char **arguments)
{
    if (count < 3)
        errx(2, "usage: send send|sendmmsg|sendmmsg-distinct|txring DEVICE");
    fd = open_sender(arguments[2]);
    void (*batch)(int) = !strcmp(arguments[1], "send") ? with_send : with_sendmmsg;
    distinct = !strcmp(arguments[1], "sendmmsg-distinct");
    if (!strcmp(arguments[1], "txring")) {
        open_ring();
        batch = with_ring;
    }
    setlinebuf(stdout);
    puts("READY");
    int size;
    double seconds;
    while (scanf("%d %lf", &size, &seconds) == 2 && size >= MIN_FRAME && size <= MAX_FRAME) {
        make_frame(frame, size, 1);
        for (int i = 0; i < BATCH; i++)
            make_frame(frames + i * size, size, 1);
        double start = now(), elapsed;
        long sent = 0;
        while ((elapsed = now() - start) < seconds)
            for (int i = 0; i < ROUNDS_A_LOOK; i++, sent += BATCH)
                batch(size);
        printf("RESULT {\"packets\":%ld,\"seconds\":%.6f}\n", sent, elapsed);
    }
}
