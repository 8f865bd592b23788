import { expect } from 'vitest';
import type { Dispatcher } from '../../../src/api/dispatcher';
import type { Result } from '../../../src/model/result';

/** Words that AWS has for faults of its own: none of them is an answer to a command. */
const INTERNAL = /Internal|ServerException$|ServiceUnavailable|ServiceFault|^Error$|TypeError/;

/** An answer is a value, or an error with a type and a message in AWS's shape. */
export function expectSoundAnswer(target: string, result: Result): void {
  if (result.ok) {
    expect(typeof result.output, target).toBe('object');
    return;
  }
  const { __type, message } = result.error;
  expect(Object.keys(result.error).toSorted(), target).toEqual(['__type', 'message']);
  expect(__type, target).toMatch(/^[A-Z][A-Za-z]*(?:\.[A-Za-z]+)*$/);
  expect(__type, `${target}: ${message}`).not.toMatch(INTERNAL);
  expect(message, target).not.toMatch(/undefined|\[object |NaN is|is not a function/);
  // AWS itself says no more of it than that.
  if (__type !== 'ParameterNotFound') expect(message, target).not.toBe('');
}

/** What only shows, and what is refused, leaves no trace. */
export function expectUntouched(
  sandbox: Dispatcher,
  target: string,
  before: string,
  commands: number,
): void {
  expect(sandbox.log.length, `${target} is in the log`).toBe(commands);
  expect(sandbox.engine.fingerprint(), `${target} has changed something`).toBe(before);
}
