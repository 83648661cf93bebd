// SQLite's files and memory, of which the n-th use fails.
#pragma once
#include <sqlite3.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace faults {

enum class fault { none, io, full, interrupt, busy, memory };

// The fault that is armed. It strikes at the n-th use, and at each one after it where it lasts.
struct injector {
    fault kind = fault::none;
    long nth = 0, uses = 0;
    bool lasts = false, struck = false;
    sqlite3* interrupted = nullptr;

    void arm(fault f, long n, bool stays) {
        kind = f;
        nth = n;
        uses = 0;
        lasts = stays;
        struck = false;
    }
    void disarm() { kind = fault::none; }
    bool strikes() {
        ++uses;
        if (uses != nth && !(lasts && struck)) return false;
        struck = true;
        return true;
    }
};
inline injector armed;

// What a use of a file returns instead, if anything.
inline int fault_of_file(int code, bool writes, bool locks) {
    switch (armed.kind) {
    case fault::io: return armed.strikes() ? code : SQLITE_OK;
    case fault::full: return writes && armed.strikes() ? SQLITE_FULL : SQLITE_OK;
    case fault::busy: return locks && armed.strikes() ? SQLITE_BUSY : SQLITE_OK;
    case fault::interrupt:
        if (armed.strikes() && armed.interrupted != nullptr) sqlite3_interrupt(armed.interrupted);
        return SQLITE_OK;
    default: return SQLITE_OK;
    }
}

struct file {
    sqlite3_file base;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
inline sqlite3_file* real(sqlite3_file* f) { return reinterpret_cast<file*>(f)->real(); }

#define MIZZLE_FAULT(code, writes, locks) \
    if (const int failed = fault_of_file(code, writes, locks)) return failed

inline const sqlite3_io_methods file_methods = {
    2,
    [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); },
    [](sqlite3_file* f, void* out, int size, sqlite3_int64 at) {
        MIZZLE_FAULT(SQLITE_IOERR_READ, false, false);
        return real(f)->pMethods->xRead(real(f), out, size, at);
    },
    [](sqlite3_file* f, const void* in, int size, sqlite3_int64 at) {
        MIZZLE_FAULT(SQLITE_IOERR_WRITE, true, false);
        return real(f)->pMethods->xWrite(real(f), in, size, at);
    },
    [](sqlite3_file* f, sqlite3_int64 size) {
        MIZZLE_FAULT(SQLITE_IOERR_TRUNCATE, false, false);
        return real(f)->pMethods->xTruncate(real(f), size);
    },
    [](sqlite3_file*, int) {
        MIZZLE_FAULT(SQLITE_IOERR_FSYNC, false, false);
        return SQLITE_OK;  // nothing is cut off here but the program's view
    },
    [](sqlite3_file* f, sqlite3_int64* size) {
        MIZZLE_FAULT(SQLITE_IOERR_FSTAT, false, false);
        return real(f)->pMethods->xFileSize(real(f), size);
    },
    [](sqlite3_file* f, int lock) {
        MIZZLE_FAULT(SQLITE_IOERR_LOCK, false, true);
        return real(f)->pMethods->xLock(real(f), lock);
    },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
    [](sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
    [](sqlite3_file* f, int op, void* arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); },
    [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
    [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
        MIZZLE_FAULT(SQLITE_IOERR_SHMMAP, false, false);
        return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
    },
    [](sqlite3_file* f, int offset, int n, int flags) {
        if ((flags & SQLITE_SHM_LOCK) != 0) { MIZZLE_FAULT(SQLITE_IOERR_SHMLOCK, false, true); }
        return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
    },
    [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
    [](sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); },
    nullptr,
    nullptr,
};

inline sqlite3_vfs* default_vfs = nullptr;

// Makes the failing files the default.
inline void use_failing_files() {
    static sqlite3_vfs vfs;
    default_vfs = sqlite3_vfs_find(nullptr);
    vfs = *default_vfs;
    vfs.zName = "failing";
    vfs.szOsFile += static_cast<int>(sizeof(file));
    vfs.xOpen = [](sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out) {
        f->pMethods = nullptr;
        MIZZLE_FAULT(SQLITE_CANTOPEN, false, false);
        const int result = default_vfs->xOpen(default_vfs, name, real(f), flags, out);
        if (result == SQLITE_OK) f->pMethods = &file_methods;
        return result;
    };
    vfs.xDelete = [](sqlite3_vfs*, const char* name, int sync) {
        MIZZLE_FAULT(SQLITE_IOERR_DELETE, false, false);
        return default_vfs->xDelete(default_vfs, name, sync);
    };
    vfs.xSleep = [](sqlite3_vfs*, int microseconds) { return microseconds; };  // nobody else holds a lock
    sqlite3_vfs_register(&vfs, 1);
}
#undef MIZZLE_FAULT

// How many pieces of memory the program holds.
inline long held = 0;
inline bool memory_fails() { return armed.kind == fault::memory && armed.strikes(); }

// SQLite's own memory fails with the program's.
inline void use_failing_memory() {
    static sqlite3_mem_methods former;
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &former);
    auto failing = former;
    failing.xMalloc = [](int size) -> void* { return memory_fails() ? nullptr : former.xMalloc(size); };
    failing.xRealloc = [](void* p, int size) -> void* { return memory_fails() ? nullptr : former.xRealloc(p, size); };
    sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
}

}  // namespace faults
