#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

/* Counts what one thread asks of malloc and its like, while it is told to. A program that links
   this gets its memory through it: from glibc, as ever. */

/* Whether it counts: not where a sanitizer has put a malloc of its own in place. */
int allocation_count_is_available(void);

/* Counts from now on what the calling thread allocates, or grows. */
void allocation_count_begin(void);

/* Counts no further; how many there were. */
long allocation_count_end(void);

#endif
