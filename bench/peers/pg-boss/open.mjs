/** The one database both processes of pg-boss use. */
import { PgBoss } from 'pg-boss'
import { load } from '../load.mjs'

export const QUEUE = 'notes'

/** Starts pg-boss with its defaults, and where the load says so with LISTEN; errors go to `fail`. */
export async function open (fail) {
  const boss = new PgBoss({
    host: '127.0.0.1',
    port: load.port,
    user: 'bench',
    database: 'postgres',
    useListenNotify: load.notify
  })
  boss.on('error', fail)
  await boss.start()
  return boss
}
