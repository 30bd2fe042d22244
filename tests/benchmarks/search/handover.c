// The reference protocol (models/library/reference/handover.baton, K=2, F=1) written by hand, as fast as it goes: a
// state in one 64-bit word, a table of such words with linear probing in huge pages, places fetched ahead for a
// batch of successors, and a filter for those that were seen a moment ago. It measures what a general engine costs.
//
// handover-D [rounds]: searches; with rounds, expands the widest level so many times instead.
#define _GNU_SOURCE
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#ifndef D
#define D 5
#endif
#if D > 5
#error "a state has 64 bits"
#endif
typedef uint64_t u64;

enum { OFF, PASSIVE, READY, ACTIVE, DOWN, CRASHED };
enum { RUNNING, QUIESCED, DIRTY, RESETTING, FAILED, CLEAN };

// bits: ks[2] 3 each, crashes 1, then per device own 2, cond 3, last 2, rst 2, tries 1
#define KS(s, i) ((s) >> 3 * (i) & 7)
#define CRASHES (1ull << 6)
#define AT(d) (7 + 10 * (d))
#define OWN(v) ((v) & 3)
#define COND(v) ((v) >> 2 & 7)
#define LAST(v) ((v) >> 5 & 3)
#define RST(v) ((v) >> 7 & 3)
#define TRIES(v) ((v) >> 9 & 1)
#define DEVICE(own, cond, last, rst, tries) \
  ((u64)(own) | (u64)(cond) << 2 | (u64)(last) << 5 | (u64)(rst) << 7 | (u64)(tries) << 9)

#define MOST (2 * (4 + D * 8))
#define ENOUGH 64

static inline u64 phase(u64 s, int i, u64 to) { return (s & ~(7ull << 3 * i)) | to << 3 * i; }
static inline u64 device(u64 s, int d, u64 v) { return (s & ~(1023ull << AT(d))) | v << AT(d); }
static inline int live(u64 k) { return k == PASSIVE || k == READY || k == ACTIVE; }

// Writes the successors of s, and gives behind the last one.
static inline u64 *expand(u64 s, u64 *to) {
  u64 k[2] = {KS(s, 0), KS(s, 1)};
  int ready = k[0] == READY || k[1] == READY;
  int fresh = ready || k[0] == PASSIVE || k[1] == PASSIVE;
  int active = k[0] == ACTIVE || k[1] == ACTIVE;
  u64 crashed = (k[0] == CRASHED ? 1 : 0) | (k[1] == CRASHED ? 2 : 0);
  for (int i = 0; i < 2; i++) {
    switch (k[i]) {
      case OFF:
        if (active && !fresh) *to++ = phase(s, i, PASSIVE);
        break;
      case PASSIVE:
        if (active) {
          *to++ = phase(s, i, READY);
          *to++ = phase(s, i, DOWN);
        } else {
          *to++ = phase(s, i, ACTIVE);
        }
        break;
      case READY:
        if (!active) *to++ = phase(s, i, ACTIVE);
        break;
      case ACTIVE:
        for (int n = 0; n < 2; n++) {
          if (k[n] == READY) {
            int all = 1;
            for (int d = 0; d < D; d++) {
              u64 v = s >> AT(d);
              all &= OWN(v) == 1u << n && COND(v) == RUNNING;
            }
            if (all) *to++ = phase(s, i, DOWN);
          }
        }
        break;
    }
    if (!live(k[i])) continue;
    if (!(s & CRASHES)) *to++ = phase(s, i, CRASHED) | CRASHES;
    u64 me = 1u << i;
    u64 name = i + 1;
    int take = k[i] == READY || (k[i] == ACTIVE && !ready);
    for (int d = 0; d < D; d++) {
      u64 v = s >> AT(d) & 1023;
      u64 own = OWN(v), cond = COND(v), last = LAST(v), rst = RST(v), tries = TRIES(v);
      switch (cond) {
        case RUNNING:
          if (k[i] == ACTIVE && ready && own & me) *to++ = device(s, d, DEVICE(own, QUIESCED, last, rst, tries));
          break;
        case QUIESCED:
          if (k[i] == ACTIVE && own & me) {
            *to++ = ready ? device(s, d, DEVICE(own & ~me, DIRTY, last, rst, tries))
                          : device(s, d, DEVICE(own, RUNNING, last, rst, tries));
          }
          break;
        case DIRTY:
        case FAILED:
          if (take && !own) *to++ = device(s, d, DEVICE(own, RESETTING, last, name, tries));
          break;
        case RESETTING:
          if (rst == name) {
            *to++ = device(s, d, DEVICE(own, CLEAN, 0, 0, 0));
            if (!tries) *to++ = device(s, d, DEVICE(own, FAILED, last, 0, 1));
          }
          break;
        case CLEAN:
          if (take && !own) *to++ = device(s, d, DEVICE(me, CLEAN, last, rst, tries));
          if (k[i] != PASSIVE && own & me) *to++ = device(s, d, DEVICE(own, RUNNING, last ? last : name, rst, tries));
          break;
      }
      if (k[i] == ACTIVE && (crashed & own || (rst && crashed >> (rst - 1) & 1))) {
        *to++ = device(s, d, DEVICE(own & ~crashed, RESETTING, last, name, tries));
      }
    }
  }
  return to;
}

// Whether the four invariants hold.
static inline int holds(u64 s) {
  u64 k[2] = {KS(s, 0), KS(s, 1)};
  int both = live(k[0]) && live(k[1]);
  u64 there = (live(k[0]) || k[0] == CRASHED ? 1 : 0) | (live(k[1]) || k[1] == CRASHED ? 2 : 0);
  int ok = !(k[0] == ACTIVE && k[1] == ACTIVE);
  for (int d = 0; d < D; d++) {
    u64 v = s >> AT(d);
    ok &= !(both && OWN(v) == 3);
    if (COND(v) == RUNNING) {
      ok &= (OWN(v) & there) != 0;
      ok &= !(OWN(v) & 1 && LAST(v) != 1) & !(OWN(v) & 2 && LAST(v) != 2);
    }
  }
  return ok;
}

static void *pages(size_t bytes) {
  size_t huge = 1 << 21;
  char *p = mmap(0, bytes + huge, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (p == MAP_FAILED) { perror("mmap"); exit(1); }
  p = (char *)(((uintptr_t)p + huge - 1) & ~(huge - 1));
  madvise(p, bytes, MADV_HUGEPAGE);
  return p;
}

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}

#define BITS (D == 5 ? 22 : D == 4 ? 18 : 14)
#define RECENT 12
#define TAKEN (1ull << 63)

int main(int count, char **arguments) {
  long rounds = count > 1 ? atol(arguments[1]) : 0;
  u64 mask = (1ull << BITS) - 1;
  u64 *table = pages(8ull << BITS);
  u64 *level = pages(8ull << BITS), *next = pages(8ull << BITS), *widest = pages(8ull << BITS);
  static u64 recent[1 << RECENT];
  u64 batch[ENOUGH + MOST], hashes[ENOUGH + MOST];
  long states = 0, transitions = 0, depth = -1, most = 0, bad = 0;
  u64 first = ACTIVE;
  for (int d = 0; d < D; d++) first |= DEVICE(1, RUNNING, 1, 0, 0) << AT(d);
  double began = cpu();
  long n = 1, m = 0;
  level[0] = first;
  states = 1;
  {
    u64 x = first * 0x9E3779B97F4A7C15ull;
    table[(x ^ x >> 32) * 0xD6E8FEB86659FD93ull >> (64 - BITS)] = first | TAKEN;
    bad += !holds(first);
  }
  while (n > 0) {
    depth++;
    if (rounds && n > most) {
      most = n;
      memcpy(widest, level, n * 8);
    }
    m = 0;
    u64 *end = batch;
    for (long i = 0; i < n; i++) {
      u64 *from = end;
      end = expand(level[i], end);
      transitions += end - from;
      if (end - batch < ENOUGH && i + 1 < n) continue;
      int c = 0;
      for (u64 *b = batch; b < end; b++) {
        u64 s = *b, x = s * 0x9E3779B97F4A7C15ull;
        x = (x ^ x >> 32) * 0xD6E8FEB86659FD93ull;
        u64 *r = &recent[x & ((1 << RECENT) - 1)];
        int old = *r == s;
        *r = s;
        batch[c] = s;
        hashes[c] = x >> (64 - BITS);
        __builtin_prefetch(&table[hashes[c]]);
        c += !old;
      }
      end = batch;
      for (int b = 0; b < c; b++) {
        u64 s = batch[b] | TAKEN, at = hashes[b];
        while (table[at] && table[at] != s) at = (at + 1) & mask;
        if (!table[at]) {
          table[at] = s;
          next[m++] = batch[b];
          bad += !holds(batch[b]);
        }
      }
    }
    states += m;
    u64 *swap = level;
    level = next;
    next = swap;
    n = m;
  }
  double took = cpu() - began;
  if (!rounds) {
    printf("states %ld transitions %ld depth %ld violations %ld ns/transition %.2f\n",
        states, transitions, depth, bad, took / transitions * 1e9);
    return bad > 0;
  }
  u64 sum = 0;
  transitions = 0;
  began = cpu();
  for (long r = 0; r < rounds; r++) {
    for (long i = 0; i < most; i++) {
      u64 *end = expand(widest[i], batch);
      transitions += end - batch;
      for (u64 *b = batch; b < end; b++) sum += *b;
    }
  }
  took = cpu() - began;
  printf("level %ld transitions %ld sum %" PRIu64 " ns/transition %.2f\n",
      most, transitions / rounds, sum, took / transitions * 1e9);
  return 0;
}
