/*
 * The generator: reads a command a line, answers with a line.
 *
 *   run SIZE RATE SECONDS   frames of SIZE bytes enter the device as if from a driver; RATE packets a second, 0 is flat out
 *   mark BYTE               one frame whose destination address ends in BYTE
 *   cpu PID                 nanoseconds of CPU time of a process, all of its threads
 *   stamp DEVICE COUNT MICROSECONDS   sends frames that carry CLOCK_MONOTONIC, on average this long apart
 *   syscall                 microseconds of a system call that does nothing
 *   lock, unlock            flock(2) on the file of the second argument, if there is one
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <net/if.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
#include "frame.h"

enum { BATCH = 64, PACED_BURST = 64, FLAT_CALL = 100000 };

static int program, attachment = -1, ifindex;

static int64_t now(clockid_t clock)
{
    struct timespec t;
    if (clock_gettime(clock, &t) < 0)
        return -1;
    return t.tv_sec * INT64_C(1000000000) + t.tv_nsec;
}

static int bpf(int command, union bpf_attr *attr)
{
    return syscall(SYS_bpf, command, attr, sizeof *attr);
}

#define OP(c, d, s, o, i) ((struct bpf_insn){.code = (c), .dst_reg = (d), .src_reg = (s), .off = (o), .imm = (i)})

/* Writes the flow's number into source address, source port and protocol of each packet, and passes it on. */
static int load_program(void)
{
    union bpf_attr map = {.map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 8, .max_entries = 1};
    int counter = bpf(BPF_MAP_CREATE, &map);
    if (counter < 0)
        err(1, "BPF_MAP_CREATE");
    struct bpf_insn code[] = {
        OP(BPF_LDX | BPF_MEM | BPF_W, 2, 1, offsetof(struct xdp_md, data), 0),
        OP(BPF_LDX | BPF_MEM | BPF_W, 3, 1, offsetof(struct xdp_md, data_end), 0),
        OP(BPF_ALU64 | BPF_MOV | BPF_X, 4, 2, 0, 0),
        OP(BPF_ALU64 | BPF_ADD | BPF_K, 4, 0, 0, MIN_FRAME),
        OP(BPF_JMP | BPF_JGT | BPF_X, 4, 3, 12, 0),
        OP(BPF_LD | BPF_DW | BPF_IMM, 1, BPF_PSEUDO_MAP_VALUE, 0, counter),
        OP(0, 0, 0, 0, 0),
        OP(BPF_LDX | BPF_MEM | BPF_DW, 5, 1, 0, 0),
        OP(BPF_ALU64 | BPF_ADD | BPF_K, 5, 0, 0, 1),
        OP(BPF_STX | BPF_MEM | BPF_DW, 1, 5, 0, 0),
        OP(BPF_ALU64 | BPF_AND | BPF_K, 5, 0, 0, FLOWS - 1),
        OP(BPF_STX | BPF_MEM | BPF_B, 2, 5, AT_SOURCE + 3, 0),
        OP(BPF_STX | BPF_MEM | BPF_B, 2, 5, AT_SOURCE_PORT + 1, 0),
        OP(BPF_ALU64 | BPF_AND | BPF_K, 5, 0, 0, 1),
        OP(BPF_ALU64 | BPF_MUL | BPF_K, 5, 0, 0, UDP - TCP),
        OP(BPF_ALU64 | BPF_ADD | BPF_K, 5, 0, 0, TCP),
        OP(BPF_STX | BPF_MEM | BPF_B, 2, 5, AT_PROTOCOL, 0),
        OP(BPF_ALU64 | BPF_MOV | BPF_K, 0, 0, 0, XDP_PASS),
        OP(BPF_JMP | BPF_EXIT, 0, 0, 0, 0),
    };
    static char log[16384];
    union bpf_attr load = {.prog_type = BPF_PROG_TYPE_XDP,
                           .insns = (uintptr_t)code,
                           .insn_cnt = sizeof code / sizeof *code,
                           .license = (uintptr_t) "GPL",
                           .log_buf = (uintptr_t)log,
                           .log_size = sizeof log,
                           .log_level = 1};
    int fd = bpf(BPF_PROG_LOAD, &load);
    if (fd < 0)
        err(1, "BPF_PROG_LOAD: %s", log);
    return fd;
}

/* veth registers the receive queue that live frames come from only while a program is attached. */
static void attach(void)
{
    if (attachment >= 0)
        return;
    union bpf_attr link = {.link_create = {.prog_fd = program, .target_ifindex = ifindex, .attach_type = BPF_XDP}};
    attachment = bpf(BPF_LINK_CREATE, &link);
    if (attachment < 0)
        err(1, "BPF_LINK_CREATE");
}

static void detach(void)
{
    if (attachment >= 0)
        close(attachment);
    attachment = -1;
}

static void inject(unsigned char *frame, int size, int count)
{
    struct xdp_md context = {.data_end = size, .ingress_ifindex = ifindex};
    union bpf_attr run = {.test = {.prog_fd = program,
                                   .data_in = (uintptr_t)frame,
                                   .data_size_in = size,
                                   .ctx_in = (uintptr_t)&context,
                                   .ctx_size_in = sizeof context,
                                   .repeat = count,
                                   .flags = BPF_F_TEST_XDP_LIVE_FRAMES,
                                   .batch_size = count < BATCH ? count : BATCH}};
    if (bpf(BPF_PROG_TEST_RUN, &run) < 0)
        err(1, "BPF_PROG_TEST_RUN");
}

static void run(int size, long rate, double seconds)
{
    unsigned char frame[MAX_FRAME];
    make_frame(frame, size, 1);
    attach();
    int64_t start = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID), length = seconds * 1e9, elapsed;
    long sent = 0;
    while ((elapsed = now(CLOCK_MONOTONIC) - start) < length) {
        if (rate == 0) {
            inject(frame, size, FLAT_CALL);
            sent += FLAT_CALL;
        } else if (sent <= elapsed / 1e9 * rate) {
            inject(frame, size, PACED_BURST);
            sent += PACED_BURST;
        }
    }
    printf("{\"sent\":%ld,\"seconds\":%.6f,\"generator_cpu\":%.6f}\n", sent, elapsed / 1e9,
           (now(CLOCK_PROCESS_CPUTIME_ID) - cpu) / 1e9);
}

static void mark(int last)
{
    unsigned char frame[MIN_FRAME];
    make_frame(frame, MIN_FRAME, last);
    attach();
    inject(frame, MIN_FRAME, 1);
    puts("marked");
}

static void stamp(const char *device, int count, int microseconds)
{
    unsigned char frame[MIN_FRAME];
    int fd = open_sender(device);
    detach();
    make_frame(frame, MIN_FRAME, 1);
    for (int i = 0; i < count; i++) {
        /* Not in step with the kernel's timers. */
        struct timespec pause = {.tv_nsec = microseconds * 500L + random() % (microseconds * 1000L)};
        nanosleep(&pause, NULL);
        int64_t time = now(CLOCK_MONOTONIC);
        memcpy(frame + AT_STAMP, &time, sizeof time);
        if (send(fd, frame, sizeof frame, 0) < 0)
            err(1, "send");
    }
    close(fd);
    printf("{\"sent\":%d}\n", count);
}

static void cpu(int pid)
{
    clockid_t clock;
    int failed = clock_getcpuclockid(pid, &clock);
    printf("%lld\n", failed ? -1LL : (long long)now(clock));
}

static void system_call(void)
{
    enum { TIMES = 200000 };
    int64_t start = now(CLOCK_MONOTONIC);
    for (int i = 0; i < TIMES; i++)
        syscall(SYS_getppid);
    printf("{\"syscall\":%.3f}\n", (now(CLOCK_MONOTONIC) - start) / 1e3 / TIMES);
}

int main(int count, char **arguments)
{
    if (count < 2)
        errx(2, "usage: generator DEVICE [LOCKFILE]");
    ifindex = if_nametoindex(arguments[1]);
    if (!ifindex)
        err(1, "%s", arguments[1]);
    int lock = count > 2 ? open(arguments[2], O_RDWR | O_CREAT | O_CLOEXEC, 0666) : -1;
    program = load_program();
    char line[4096], device[IFNAMSIZ];
    setlinebuf(stdout);
    while (fgets(line, sizeof line, stdin)) {
        int size, last, times, pause, pid;
        long rate;
        double seconds;
        if (sscanf(line, "run %d %ld %lf", &size, &rate, &seconds) == 3 && size >= MIN_FRAME && size <= MAX_FRAME)
            run(size, rate, seconds);
        else if (sscanf(line, "mark %x", &last) == 1)
            mark(last);
        else if (sscanf(line, "stamp %15s %d %d", device, &times, &pause) == 3)
            stamp(device, times, pause);
        else if (sscanf(line, "cpu %d", &pid) == 1)
            cpu(pid);
        else if (!strcmp(line, "syscall\n"))
            system_call();
        else if (!strcmp(line, "lock\n") || !strcmp(line, "unlock\n"))
            puts(lock >= 0 && flock(lock, *line == 'l' ? LOCK_EX : LOCK_UN) < 0 ? "failed" : "done");
        else
            errx(2, "not a command: %s", line);
    }
}
