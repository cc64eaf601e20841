/** BullMQ: one queue with its defaults, and 64 senders on its one connection. */
import { Queue } from 'bullmq'
import { fileURLToPath } from 'node:url'
import { fail, load, measure } from '../load.mjs'

const queue = new Queue('notes', { connection: { host: '127.0.0.1', port: load.port } })
queue.on('error', fail)
await measure(fileURLToPath(new URL('worker.mjs', import.meta.url)), note => queue.add('note', note))
process.exit(0)
