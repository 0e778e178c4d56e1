/*
 * Runs filters over packets with libpcap's pcap_offline_filter and tells what that costs.
 *
 *   offline PACKETS
 *
 * PACKETS has for each packet two 32-bit numbers in the machine's order, its captured and its original length, and the
 * captured bytes. Standard input has commands, each answered by one line:
 *
 *   program N            then N lines "code jt jf k": the number of the filter
 *   compile SNAP EXPR    libpcap's own program, for Ethernet: the number of the filter and of its instructions
 *   run ID PASSES        passes over all packets: the accepted packets of one pass, and the CPU time in nanoseconds
 */
#include <pcap/pcap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define MAX_FILTERS 1000

static struct bpf_program filters[MAX_FILTERS];
static int filter_count;
static struct pcap_pkthdr *headers;
static const unsigned char **packets;
static size_t packet_count;

static void die(const char *what) {
    fprintf(stderr, "offline: %s\n", what);
    exit(1);
}

static void load(const char *name) {
    FILE *file = fopen(name, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) die(name);
    long size = ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(size);
    if (!bytes || fread(bytes, 1, size, file) != (size_t)size) die(name);
    fclose(file);
    headers = calloc(size / 8 + 1, sizeof *headers);
    packets = calloc(size / 8 + 1, sizeof *packets);
    if (!headers || !packets) die("no memory");
    for (long at = 0; at < size; packet_count++) {
        unsigned lengths[2];
        memcpy(lengths, bytes + at, sizeof lengths);
        headers[packet_count].caplen = lengths[0];
        headers[packet_count].len = lengths[1];
        packets[packet_count] = bytes + at + sizeof lengths;
        at += sizeof lengths + lengths[0];
    }
}

static void read_program(int count) {
    struct bpf_insn *instructions = calloc(count, sizeof *instructions);
    if (!instructions || filter_count == MAX_FILTERS) die("too many filters");
    for (int i = 0; i < count; i++) {
        char line[80];
        unsigned code, jt, jf, k;
        if (!fgets(line, sizeof line, stdin) || sscanf(line, "%u %u %u %u", &code, &jt, &jf, &k) != 4) {
            die("not an instruction");
        }
        instructions[i] = (struct bpf_insn){code, jt, jf, k};
    }
    filters[filter_count].bf_len = count;
    filters[filter_count].bf_insns = instructions;
    printf("%d\n", filter_count++);
}

static void compile(int snap, const char *expression) {
    pcap_t *dead = pcap_open_dead(DLT_EN10MB, snap);
    if (!dead || filter_count == MAX_FILTERS) die("too many filters");
    if (pcap_compile(dead, &filters[filter_count], expression, 1, PCAP_NETMASK_UNKNOWN) != 0) die(pcap_geterr(dead));
    printf("%d %u\n", filter_count, filters[filter_count].bf_len);
    filter_count++;
    pcap_close(dead);
}

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void run(int id, int passes) {
    const struct bpf_program *filter = &filters[id];
    long long accepted = 0;
    long long start = now();
    for (int pass = 0; pass < passes; pass++) {
        for (size_t i = 0; i < packet_count; i++) {
            accepted += pcap_offline_filter(filter, &headers[i], packets[i]) != 0;
        }
    }
    long long end = now();
    printf("%lld %lld\n", accepted / passes, end - start);
}

int main(int argc, char **argv) {
    static char line[1 << 20];
    if (argc != 2) die("usage: offline PACKETS");
    load(argv[1]);
    setvbuf(stdout, NULL, _IOLBF, 0);
    while (fgets(line, sizeof line, stdin)) {
        int first, second, at = 0;
        line[strcspn(line, "\n")] = 0;
        if (sscanf(line, "program %d", &first) == 1) {
            read_program(first);
        } else if (sscanf(line, "compile %d %n", &first, &at) == 1 && at > 0) {
            compile(first, line + at);
        } else if (sscanf(line, "run %d %d", &first, &second) == 2) {
            run(first, second);
        } else {
            die(line);
        }
    }
    return 0;
}
