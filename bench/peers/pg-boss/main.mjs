/** pg-boss: one queue, and 64 senders on the default pool of connections. */
import { fileURLToPath } from 'node:url'
import { fail, load, measure } from '../load.mjs'
import { open, QUEUE } from './open.mjs'

const boss = await open(fail)
await boss.createQueue(QUEUE, { notify: load.notify })
await measure(fileURLToPath(new URL('worker.mjs', import.meta.url)), note => boss.send(QUEUE, note))
process.exit(0)
