/** A BullMQ worker that does nothing with a job, so many at a time; `completed` comes after Redis has the result. */
import { Worker } from 'bullmq'
import { fail, load, tell } from '../load.mjs'

const CONCURRENCY = 100

const worker = new Worker('notes', async job => tell.started(job.data), {
  connection: { host: '127.0.0.1', port: load.port },
  concurrency: CONCURRENCY
})
worker.on('error', fail)
worker.on('failed', (job, error) => fail(error))
worker.on('completed', () => tell.done(1))
await worker.waitUntilReady()
tell.ready()
