/* The frames of all benchmarks: UDP and TCP over IPv4 over Ethernet, for a host that is not there. */
#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <net/ethernet.h>
#include <stddef.h>
#include <sys/socket.h>

enum {
    MIN_FRAME = 60,
    MAX_FRAME = 1514,
    FLOWS = 64,
    TCP = 6,
    UDP = 17,
    AT_PROTOCOL = 23,
    AT_SOURCE = 26,
    AT_SOURCE_PORT = 34,
    AT_STAMP = 42
};

static void put16(unsigned char *at, int value)
{
    at[0] = value >> 8;
    at[1] = value;
}

/* Valid both as UDP, and as TCP when the protocol says so: then the UDP length is a part of the sequence number. */
static inline void make_frame(unsigned char *frame, int size, int last_of_destination)
{
    static const unsigned char head[] = {
        2,   0,   0,   0, 0,  0,   2,   0,   0, 0, 0, 2, 8, 0,     /* Ethernet */
        0x45, 0,  0,   0, 0,  0,   0x40, 0, 64, UDP, 0, 0,          /* IPv4 */
        192, 0,   2,   0, 198, 51, 100, 1,                          /* its addresses */
        78,  0,   97, 168, 0, 0,   0,   0,                          /* UDP, ports 19968 and so on to 25000 */
        0,   0,   0,   0, 0x50, 0x10, 16, 0, 0, 0, 0, 0             /* the rest of TCP: offset, ACK, window */
    };
    memset(frame, 0, size);
    memcpy(frame, head, sizeof head);
    frame[5] = last_of_destination;
    put16(frame + 16, size - 14);
    put16(frame + 38, size - 34);
}

static inline int open_sender(const char *device)
{
    int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);
    struct sockaddr_ll address = {.sll_family = AF_PACKET, .sll_ifindex = if_nametoindex(device)};
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof address) < 0)
        err(1, "packet socket on %s", device);
    return fd;
}
