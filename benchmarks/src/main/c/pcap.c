/* pcap DEVICE [latency]: libpcap as its users use it. */
#define _GNU_SOURCE
#include <err.h>
#include <net/if.h>
#include <pcap/pcap.h>
#include "receiver.h"

static pcap_t *handle;

static uint64_t dropped(void)
{
    struct pcap_stat statistics;
    if (pcap_stats(handle, &statistics) < 0)
        errx(1, "pcap_stats: %s", pcap_geterr(handle));
    return statistics.ps_drop;
}

static void take(u_char *user, const struct pcap_pkthdr *header, const u_char *frame)
{
    (void)user;
    touch(frame, header->caplen);
}

int main(int count, char **arguments)
{
    char message[PCAP_ERRBUF_SIZE];
    if (count < 2)
        errx(2, "usage: pcap DEVICE [latency]");
    wants_stamps = count > 2;
    handle = pcap_create(arguments[1], message);
    if (!handle)
        errx(1, "%s", message);
    pcap_set_snaplen(handle, 65535);
    pcap_set_promisc(handle, 1);
    pcap_set_timeout(handle, RETIRE_MILLISECONDS);
    pcap_set_buffer_size(handle, BLOCK_SIZE * BLOCKS);
    pcap_set_immediate_mode(handle, wants_stamps);
    if (pcap_activate(handle) < 0)
        errx(1, "%s: %s", arguments[1], pcap_geterr(handle));
    setlinebuf(stdout);
    puts("READY");
    pcap_loop(handle, -1, take, NULL);
    errx(1, "pcap_loop: %s", pcap_geterr(handle));
}
