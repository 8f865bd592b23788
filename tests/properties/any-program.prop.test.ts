/**
 * Whatever is asked of any service, in whatever order, with whatever breaks and however time is
 * sliced, kept and taken back: the promises below hold. `PROPERTY_RUNS=1000` tries so many programs
 * in place of those of every run; `PROPERTY_SEED=7` others; a failure prints its seed, its path and
 * the commands that came before it.
 */
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { boundedWorld } from '../support/any-program/bounded-world';
import { comeToRest } from '../support/any-program/come-to-rest';
import { eventChain } from '../support/any-program/event-chain';
import { percentWatch } from '../support/any-program/percent-watch';
import { anyProgram } from '../support/any-program/program';
import { requestLedger } from '../support/any-program/request-ledger';
import { resourceLedger } from '../support/any-program/resource-ledger';
import { type Materials, materials, runProgram } from '../support/any-program/run-program';
import { expectForked, expectReplayed } from '../support/any-program/same-run';

const RUNS = Number(process.env.PROPERTY_RUNS ?? 20);
const PATIENCE = Math.max(300_000, RUNS * 10_000);
const WATCHES = [requestLedger, eventChain, resourceLedger, percentWatch, boundedWorld];

let given: Materials;
beforeAll(async () => {
  given = await materials();
}, PATIENCE);

test(
  'any program: no crash, nothing lost, nobody wronged, nothing without a cause, all given back',
  () => {
    fc.assert(
      fc.property(anyProgram, (program) => {
        runProgram(program, given, WATCHES, (run) => {
          expectForked(run);
          comeToRest(run.sandbox, run.watches);
          expectReplayed(run);
        });
      }),
      // Whoever fails is made smaller for as long as there is patience, and then told.
      { numRuns: RUNS, interruptAfterTimeLimit: PATIENCE * 0.8 },
    );
  },
  PATIENCE,
);

test('programs reach every service, and do what they say', () => {
  const carriedOut = new Set<string>();
  const asked = new Set<string>();
  for (const program of fc.sample(anyProgram, { numRuns: 24, seed: 5 })) {
    const { sandbox, given: lines } = runProgram(program, given, []);
    for (const { target } of sandbox.log) carriedOut.add(target);
    for (const line of lines) asked.add(line.split(' ')[1]!);
  }
  const services = new Set([...carriedOut].map((target) => target.split('.')[0]));
  expect(services.size).toBeGreaterThanOrEqual(14);
  expect(carriedOut.size).toBeGreaterThan(60);
  expect(asked.size).toBeGreaterThan(100);
  for (const target of [
    'ECS.UpdateService',
    'ECS.RunTask',
    'ECS.StopTask',
    'Sandbox.InjectFault',
  ]) {
    expect(carriedOut).toContain(target);
  }
}, 120_000);
