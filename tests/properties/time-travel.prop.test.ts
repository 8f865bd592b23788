import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Replay } from '../../src/api/command-log';
import { createSandbox } from '../../src/api/create-sandbox';
import { RunHistory } from '../../src/bridge/worker/run-history';
import type { LoggedCommand } from '../../src/model/logged-command';
import { must } from '../../src/model/assert';
import { plus, seconds, type SimMicros } from '../../src/model/sim-time';
import type { SandboxDocument } from '../../src/model/sandbox-document';
import { scenarioDocuments } from '../support/scenario-documents';

let documents: SandboxDocument[] = [];
beforeAll(async () => {
  documents = [...(await scenarioDocuments()).values()];
}, 120_000);

interface Run {
  seed: number;
  history: RunHistory;
}

/** Lets time pass in pieces, each as if it had taken so many milliseconds, for milestones. */
function pass({ history }: Run, length: number, pieces: readonly number[]): void {
  const end = plus(history.now, seconds(length));
  for (let i = 0; history.now < end; i++) {
    const { after, ms } = PIECES[pieces[i % pieces.length]! % PIECES.length]!;
    history.advanceTo(Math.min(end, plus(history.now, seconds(after))) as SimMicros);
    history.spent(ms);
  }
}

const PIECES = [
  { after: 1, ms: 31 },
  { after: 7.345678, ms: 70 },
  { after: 20, ms: 101 },
  { after: 3.2, ms: 2 },
  { after: 60, ms: 15 },
];

/** A template as it was left by whoever made it, and watched for a while. */
function opened(which: number, pieces: readonly number[], watched: number): Run {
  const { seed, log } = documents[which % documents.length]!;
  const run = { seed, history: new RunHistory(createSandbox({ seed }), true) };
  const { history } = run;
  const replay = new Replay(
    { engine: history, send: (target, input) => history.send(target, input) },
    log as LoggedCommand[],
  );
  replay.advanceTo(history.now);
  while (history.now < replay.lastAt) {
    const { after, ms } = PIECES[pieces[0]! % PIECES.length]!;
    replay.advanceTo(Math.min(replay.lastAt, plus(history.now, seconds(after))) as SimMicros);
    history.spent(ms);
  }
  expect(replay.refused).toEqual([]);
  pass(run, watched, pieces);
  return run;
}

function goTo({ history }: Run, at: SimMicros): void {
  history.placeBefore(at);
  history.advanceTo(at);
}

const printed = ({ history }: Run): string => history.sandbox.engine.fingerprint();

/** The fingerprints that playing a log from its beginning gives at these moments, in order. */
function played(seed: number, log: readonly LoggedCommand[], moments: readonly SimMicros[]) {
  const sandbox = createSandbox({ seed });
  const replay = new Replay(sandbox, log);
  return moments.map((at) => {
    replay.advanceTo(at);
    return sandbox.engine.fingerprint();
  });
}

const ascending = (moments: readonly SimMicros[]) => moments.toSorted((a, b) => a - b);

describe('travelling in time', () => {
  test('to any of 100 moments gives the fingerprint that playing to it gave', () => {
    const which = documents.findIndex(({ name }) => name === 'canary-caught-by-alarm');
    const run = opened(which, [0, 1, 3], 300);
    scale(run, 3);
    pass(run, 120, [2, 0]);
    const { head, log } = run.history;
    const moments = fc.sample(fc.integer({ min: 0, max: head }), { numRuns: 100, seed: 6 });
    const inOrder = ascending(moments as SimMicros[]);
    const prints = played(run.seed, log, inOrder);
    for (const at of moments as SimMicros[]) {
      goTo(run, at);
      expect(run.history.now).toBe(at);
      expect(printed(run)).toBe(prints[inOrder.indexOf(at)]);
    }
    expect(run.history.log).toEqual(log);
  }, 120_000);

  test('through any template, with runs forked, rewound and taken up, is the run played', () => {
    fc.assert(
      fc.property(program, ({ which, pieces, watched, moves }) => {
        const run = opened(which, pieces, watched);
        for (const move of moves) {
          MOVES[move.do]!(run, move.n, pieces);
          const { now, log, head } = run.history;
          expect(head).toBeGreaterThanOrEqual(now);
          const given = log.filter(({ at }) => at <= now);
          expect(run.history.sandbox.log).toEqual(given);
          expect([move, printed(run)]).toEqual([move, played(run.seed, given, [now])[0]]);
        }
      }),
      { numRuns: 12 },
    );
  }, 240_000);

  test('and back leaves the run as one that never travelled', () => {
    fc.assert(
      fc.property(program, fc.array(fc.nat(), { maxLength: 5 }), (p, visits) => {
        const run = opened(p.which, p.pieces, p.watched);
        const still = opened(p.which, [1], p.watched);
        const { head } = run.history;
        for (const n of visits) goTo(run, (n % (head + 1)) as SimMicros);
        goTo(run, head);
        for (const one of [run, still]) {
          pass(one, 40, p.pieces);
          scale(one, p.watched % 5);
          pass(one, 40, p.pieces);
        }
        expect(printed(run)).toBe(printed(still));
        expect(run.history.log).toEqual(still.history.log);
        expect(run.history.branches).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 240_000);
});

/** Scales the first service that can be; one that cannot is fine here. */
function scale({ history }: Run, desiredCount: number): void {
  const services = [...history.sandbox.engine.ctx.world.services.values()];
  const service = services.find(({ status }) => status === 'ACTIVE');
  if (!service) return;
  const { clusterArn: cluster, arn } = service;
  history.send('ECS.UpdateService', { cluster, service: arn, desiredCount });
}

const MOVES: Record<string, (run: Run, n: number, pieces: readonly number[]) => void> = {
  seek: (run, n) => goTo(run, (n % (run.history.head + 1)) as SimMicros),
  wait: (run, n, pieces) => pass(run, (n % 900) / 10, pieces),
  command: (run, n) => scale(run, n % 6),
  step: ({ history }) => history.step(),
  back: (run) => goTo(run, run.history.stepBefore()),
  fork: ({ history }) => history.fork(),
  rewind: (run, n) => {
    const { history } = run;
    const at = history.rewind(n % (history.log.length + 1));
    if (at !== null) goTo(run, at);
  },
  takeUp: (run, n) => {
    const { history } = run;
    const { branches } = history;
    if (branches.length === 0) return;
    const branch = branches[n % branches.length]!;
    const head = must(history.takeUp(branch.id), 'the head of a branch that is there');
    expect(history.log).toEqual(branch.log);
    expect(head).toBe(branch.head);
    goTo(run, head);
  },
};

const program = fc.record({
  which: fc.nat({ max: 200 }),
  pieces: fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 6 }),
  watched: fc.integer({ min: 1, max: 150 }),
  moves: fc.array(fc.record({ do: fc.constantFrom(...Object.keys(MOVES)), n: fc.nat() }), {
    minLength: 3,
    maxLength: 10,
  }),
});
