/* open DEVICE: opens, takes a packet and closes, again and again, with libpcap; on a device with traffic. */
#include <err.h>
#include <pcap/pcap.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TIMES = 60, WARM_UP = 10 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values)
{
    qsort(values + WARM_UP, TIMES - WARM_UP, sizeof *values, compare);
    return values[WARM_UP + (TIMES - WARM_UP) / 2];
}

int main(int count, char **arguments)
{
    char message[PCAP_ERRBUF_SIZE];
    static double opens[TIMES], firsts[TIMES], closes[TIMES];
    if (count < 2)
        errx(2, "usage: open DEVICE");
    setlinebuf(stdout);
    puts("READY");
    for (int i = 0; i < TIMES; i++) {
        struct pcap_pkthdr *header;
        const u_char *frame;
        double start = now();
        pcap_t *handle = pcap_create(arguments[1], message);
        if (!handle)
            errx(1, "%s", message);
        pcap_set_snaplen(handle, 65535);
        pcap_set_promisc(handle, 1);
        pcap_set_buffer_size(handle, 16 << 20);
        pcap_set_immediate_mode(handle, 1);
        if (pcap_activate(handle) < 0)
            errx(1, "%s", pcap_geterr(handle));
        opens[i] = now() - start;
        if (pcap_next_ex(handle, &header, &frame) != 1)
            errx(1, "no packet: %s", pcap_geterr(handle));
        firsts[i] = now() - start;
        double done = now();
        pcap_close(handle);
        closes[i] = now() - done;
    }
    printf("RESULT {\"open\":%.1f,\"first\":%.1f,\"close\":%.1f}\n", median(opens), median(firsts), median(closes));
}
