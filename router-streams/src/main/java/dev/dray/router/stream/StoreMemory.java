package dev.dray.router.stream;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** The memory all stores on disk share, outside of the heap: blocks they read and writes not yet flushed. */
public final class StoreMemory implements AutoCloseable {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long ALL = 24 * MEBIBYTE;
    private static final long UNFLUSHED = 12 * MEBIBYTE;
    private static final long UNFLUSHED_OF_ONE = 2 * MEBIBYTE;

    private final Cache cache;
    private final WriteBufferManager writes;

    static {
        RocksDB.loadLibrary();
    }

    public StoreMemory() {
        cache = new LRUCache(ALL);
        writes = new WriteBufferManager(UNFLUSHED, cache);
    }

    /** Lets a store use this memory and none of its own. */
    void bound(Options options) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(cache);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(writes);
        options.setWriteBufferSize(UNFLUSHED_OF_ONE);
        options.setMaxWriteBufferNumber(2);
        // Its own log tells nothing the router's does not.
        options.setInfoLogLevel(InfoLogLevel.ERROR_LEVEL);
        options.setStatsDumpPeriodSec(0);
    }

    /** Gives the memory back; only after the last store was closed. */
    @Override
    public void close() {
        writes.close();
        cache.close();
    }
}
