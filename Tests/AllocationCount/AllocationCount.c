#include "AllocationCount.h"

#include <errno.h>
#include <stddef.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
  __has_feature(memory_sanitizer)
#define ANOTHER_MALLOC 1
#endif
#endif

static _Thread_local long count;
static _Thread_local int is_counting;

void allocation_count_begin(void) {
  count = 0;
  is_counting = 1;
}

long allocation_count_end(void) {
  is_counting = 0;
  return count;
}

#if defined(ANOTHER_MALLOC) || !defined(__GLIBC__)

int allocation_count_is_available(void) { return 0; }

#else

int allocation_count_is_available(void) { return 1; }

// What glibc's own functions are called within it; free stays glibc's.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) {
  count += is_counting;
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count += is_counting;
  return __libc_calloc(number, size);
}

void *realloc(void *old, size_t size) {
  count += is_counting;
  return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count += is_counting;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
  count += is_counting;
  void *memory = __libc_memalign(alignment, size);
  if (memory == NULL) return ENOMEM;
  *result = memory;
  return 0;
}

#endif
