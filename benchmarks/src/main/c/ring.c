/* ring DEVICE [latency]: walks a TPACKET_V3 ring, the least that a receiver can do. */
#define _GNU_SOURCE
#include <err.h>
#include <net/if.h>
#include <poll.h>
#include <sys/mman.h>
#include "receiver.h"

static int fd;
static uint64_t all_dropped;

/* The kernel counts from the last time that it was asked. */
static uint64_t dropped(void)
{
    struct tpacket_stats_v3 statistics;
    socklen_t length = sizeof statistics;
    if (getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, &statistics, &length) < 0)
        err(1, "PACKET_STATISTICS");
    return all_dropped += statistics.tp_drops;
}

static unsigned char *open_ring(const char *device)
{
    int version = TPACKET_V3;
    struct tpacket_req3 request = {.tp_block_size = BLOCK_SIZE,
                                   .tp_block_nr = BLOCKS,
                                   .tp_frame_size = 2048,
                                   .tp_frame_nr = BLOCK_SIZE / 2048 * BLOCKS,
                                   .tp_retire_blk_tov = wants_stamps ? 1 : RETIRE_MILLISECONDS};
    struct sockaddr_ll address = {
        .sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = if_nametoindex(device)};
    struct packet_mreq promiscuous = {.mr_ifindex = address.sll_ifindex, .mr_type = PACKET_MR_PROMISC};
    fd = socket(AF_PACKET, SOCK_RAW, 0);
    if (fd < 0 || setsockopt(fd, SOL_PACKET, PACKET_VERSION, &version, sizeof version) < 0 ||
        setsockopt(fd, SOL_PACKET, PACKET_RX_RING, &request, sizeof request) < 0 ||
        setsockopt(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &promiscuous, sizeof promiscuous) < 0 ||
        bind(fd, (struct sockaddr *)&address, sizeof address) < 0)
        err(1, "packet socket on %s", device);
    void *ring = mmap(NULL, BLOCK_SIZE * BLOCKS, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, fd, 0);
    if (ring == MAP_FAILED)
        err(1, "mmap");
    return ring;
}

int main(int count, char **arguments)
{
    if (count < 2)
        errx(2, "usage: ring DEVICE [latency]");
    wants_stamps = count > 2;
    unsigned char *ring = open_ring(arguments[1]);
    setlinebuf(stdout);
    puts("READY");
    for (int block = 0;; block = (block + 1) % BLOCKS) {
        struct tpacket_block_desc *header = (void *)(ring + (size_t)block * BLOCK_SIZE);
        while (!(__atomic_load_n(&header->hdr.bh1.block_status, __ATOMIC_ACQUIRE) & TP_STATUS_USER)) {
            struct pollfd readable = {.fd = fd, .events = POLLIN | POLLERR};
            poll(&readable, 1, -1);
        }
        unsigned char *at = (unsigned char *)header + header->hdr.bh1.offset_to_first_pkt;
        for (unsigned left = header->hdr.bh1.num_pkts; left > 0; left--) {
            struct tpacket3_hdr *frame = (void *)at;
            touch(at + frame->tp_mac, frame->tp_snaplen);
            at += frame->tp_next_offset;
        }
        __atomic_store_n(&header->hdr.bh1.block_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
    }
}
