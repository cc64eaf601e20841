package dev.dray.node.heartbeat;

/**
 * What a machine is doing.
 *
 * @param cpu of all cores since the last sample, 0 to 1
 * @param memoryUsed in bytes
 * @param memoryTotal in bytes
 * @param diskFree bytes where the home is
 * @param diskTotal bytes where the home is
 * @param networkIn bytes a second since the last sample
 * @param networkOut bytes a second since the last sample
 */
record Vitals(
        double cpu,
        long memoryUsed,
        long memoryTotal,
        long diskFree,
        long diskTotal,
        double networkIn,
        double networkOut) {}
