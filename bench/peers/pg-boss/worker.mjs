/**
 * A pg-boss worker that does nothing with its jobs, fetched in batches, without a pause while there are more.
 * It completes a batch itself, so as to know when the store has that; pg-boss then finds nothing left to complete.
 */
import { fail, tell } from '../load.mjs'
import { open, QUEUE } from './open.mjs'

const FETCHING = {
  batchSize: 500,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 0.5
}

const boss = await open(fail)
await boss.work(QUEUE, FETCHING, async jobs => {
  jobs.forEach(job => tell.started(job.data))
  await boss.complete(QUEUE, jobs.map(job => job.id))
  tell.done(jobs.length)
})
tell.ready()
