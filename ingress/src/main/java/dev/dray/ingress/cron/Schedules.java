package dev.dray.ingress.cron;

import dev.dray.schema.Schedule;

/** Shows what entries did last and do next. Returns at once. */
@FunctionalInterface
interface Schedules {
    void show(Schedule schedule);
}
