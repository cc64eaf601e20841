/**
 * The load of `bench/run peers` for a queue in Node: the process that sends and counts, and what its worker process tells it.
 * Prints two JSON lines: {"dispatch_ms": [milliseconds, one a message]} and {"messages": count, "seconds": how long}.
 * Ends with a code other than 0, and the reason on stderr, where a message is not accepted or not answered.
 */
import { fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

/** The load as Java's `Load` writes it, with what the peer needs to find its server. */
export const load = JSON.parse(process.argv[2])

const PATIENCE_MS = 300_000
const TELL_AFTER_MS = 2

/** Milliseconds of the machine's steady clock, the same in every process. */
const now = () => Number(process.hrtime.bigint()) / 1e6

/**
 * Sends by `enqueue(note)`, which resolves when the queue has the note safely, to the worker in `script`; prints what was seen.
 * A note is {number, text, timed}.
 */
export async function measure (script, enqueue) {
  const worker = fork(script, [process.argv[2]])
  worker.once('exit', code => fail(new Error(`the worker ended with ${code}`)))
  const ready = new Promise(resolve => worker.once('message', resolve))
  await ready
  print({ dispatch_ms: await dispatch(worker, enqueue) })
  await wholeWay(worker, enqueue, load.warmSeconds)
  print(await wholeWay(worker, enqueue, load.seconds))
  worker.removeAllListeners('exit')
  worker.kill('SIGKILL')
}

/** Milliseconds from each call of `enqueue` to the handler's start, one message after the other; at random moments where it polls. */
async function dispatch (worker, enqueue) {
  const millis = []
  for (let number = 0; number < load.warmUp + load.dispatched; number++) {
    const ended = told(worker)
    const begin = now()
    await enqueue(note(number, true))
    millis.push(await ended - begin)
    await sleep(load.pollMillis > 0 ? Math.random() * load.pollMillis : load.pauseMillis)
  }
  return millis.slice(load.warmUp)
}

/** When the one message that is under way was started, once it is done. */
function told (worker) {
  return new Promise(resolve => {
    let started
    const hear = message => {
      started = message.startedAt ?? started
      if (message.done) {
        worker.off('message', hear)
        resolve(started)
      }
    }
    worker.on('message', hear)
  })
}

/** Many senders for so many seconds, never more than `load.unanswered` under way; ends when all is answered. */
async function wholeWay (worker, enqueue, seconds) {
  const begin = now()
  const until = begin + seconds * 1e3
  const impatient = setTimeout(() => fail(new Error('not all messages were answered in time')), seconds * 1e3 + PATIENCE_MS)
  const waiting = []
  let free = load.unanswered
  let accepted = 0
  let answered = 0
  const hear = message => {
    answered += message.done ?? 0
    free += message.done ?? 0
    while (free > 0 && waiting.length > 0) {
      free--
      waiting.shift()()
    }
  }
  worker.on('message', hear)
  const send = async () => {
    for (;;) {
      await new Promise(resolve => { waiting.push(resolve); hear({}) })
      if (now() >= until) {
        return
      }
      await enqueue(note(accepted, false))
      accepted++
    }
  }
  await Promise.all(Array.from({ length: load.senders }, send))
  while (answered < accepted) {
    await sleep(1)
  }
  clearTimeout(impatient)
  worker.off('message', hear)
  return { messages: accepted, seconds: (now() - begin) / 1e3 }
}

function note (number, timed) {
  return { number, timed, text: 'x'.repeat(load.bytes) }
}

/** What a worker process tells the one that counts. */
export const tell = {
  untold: 0,

  /** The worker takes notes from now on, for as long as there is somebody to tell. */
  ready () {
    process.once('disconnect', () => process.exit(0))
    process.send({ ready: true })
  },

  /** The handler starts with this note. */
  started (note) {
    if (note.timed) {
      process.send({ startedAt: now() })
    }
  },

  /** So many notes are done, and the queue's store has that; told a few milliseconds later, with others. */
  done (count) {
    if (this.untold === 0) {
      setTimeout(() => {
        process.send({ done: this.untold })
        this.untold = 0
      }, TELL_AFTER_MS)
    }
    this.untold += count
  }
}

/** Ends the process, with the reason. */
export function fail (error) {
  console.error(error.stack)
  process.exit(1)
}

function print (seen) {
  console.log(JSON.stringify(seen))
}
