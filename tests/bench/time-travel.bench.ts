/**
 * Going to moments of a long busy run (100 tasks, 500 requests a second), beside playing to them:
 * the ratio says what travelling saves. `RUN_MINUTES=60 npm run bench` for an hour of it.
 */
import { bench, describe } from 'vitest';
import { createSandbox } from '../../src/api/create-sandbox';
import { Pacer, realWall } from '../../src/bridge/worker/pacer';
import { RunHistory } from '../../src/bridge/worker/run-history';
import { Travel } from '../../src/bridge/worker/travel';
import { seconds, type SimMicros } from '../../src/model/sim-time';
import { webUnderLoad } from '../support/sandbox-door';

const LENGTH = seconds(60 * Number(process.env.RUN_MINUTES ?? 10));
const commands = webUnderLoad(500).map(([target, input]) =>
  target === 'ECS.CreateService'
    ? { target, input: { ...input, desiredCount: 100 } }
    : { target, input },
);

function playTo(at: SimMicros, travels: boolean): RunHistory {
  const sandbox = createSandbox({ seed: 1 });
  sandbox.engine.requests.dots.enabled = true;
  const history = new RunHistory(sandbox, travels);
  for (const { target, input } of commands) history.send(target, input);
  const pacer = new Pacer(realWall());
  while (!pacer.spend(history, at)) sandbox.engine.requests.dots.drain();
  return history;
}

/** Moments all over the run, the same in every round. */
const moments = Array.from({ length: 20 }, (_, i) => ((i * 7919) % 1000) / 1000);

const history = playTo(LENGTH, true);
const pacer = new Pacer(realWall());
let next = 0;
const atNext = () => Math.floor(moments[next++ % moments.length]! * LENGTH) as SimMicros;

describe('a moment of a busy run, with its frame', () => {
  const once = { iterations: 3, time: 0, warmupIterations: 0, warmupTime: 0 };
  bench(
    'travelled to',
    () => {
      const travel = new Travel(history, atNext());
      while (!travel.slice(pacer));
      history.sandbox.engine.drainFrame(true);
    },
    { ...once, iterations: 40 },
  );
  bench(
    'played to from the beginning',
    () => void playTo(atNext(), false).sandbox.engine.drainFrame(true),
    once,
  );
});
