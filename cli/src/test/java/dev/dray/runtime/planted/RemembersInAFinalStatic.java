package dev.dray.runtime.planted;

import java.util.concurrent.atomic.AtomicInteger;

class RemembersInAFinalStatic {
    static final AtomicInteger REMEMBERED = new AtomicInteger();
}
