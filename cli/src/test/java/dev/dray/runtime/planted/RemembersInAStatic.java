package dev.dray.runtime.planted;

class RemembersInAStatic {
    static int remembered;
}
