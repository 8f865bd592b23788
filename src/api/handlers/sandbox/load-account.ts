import { launchForGroups } from '../../../engine/capacity/auto-scaling-groups';
import { bringUpInstances } from '../../../engine/capacity/operations';
import { sandboxErrors } from '../../contract/errors';
import { isTarget, OPERATIONS } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';

/** Not part of any account: they are about the run. */
const ABOUT_THE_RUN = ['Sandbox.LoadAccount', 'Sandbox.SetSeed'];

/** What these launch is up at once: a saved sandbox is not opened with its hosts yet to boot. */
const LAUNCHING = /^(?:EC2\.RunInstances|AutoScaling\.)/;

/** Gives the operations of an account in order: all of them, or at the first refusal none. */
export const loadAccount: Handler<'Sandbox.LoadAccount'> = (engine, input, carryOut) => {
  const { version, operations } = input.account;
  if (version !== 1) {
    refuse(sandboxErrors.invalid(`Account version ${version} is not known; this is version 1.`));
  }
  for (const { target } of operations) {
    if (isTarget(target) && OPERATIONS[target].mutates && !ABOUT_THE_RUN.includes(target)) continue;
    refuse(sandboxErrors.invalid(`${target} is no operation that declares something.`));
  }
  const before = engine.checkpoint();
  for (const [index, operation] of operations.entries()) {
    const result = carryOut(operation.target, operation.input);
    if (result.ok) {
      if (LAUNCHING.test(operation.target)) {
        launchForGroups(engine.ctx);
        bringUpInstances(engine.ctx);
      }
      continue;
    }
    engine.restore(before);
    const { __type, message } = result.error;
    refuse({ __type, message: `operations[${index}] (${operation.target}): ${message}` });
  }
  return { operations: operations.length };
};
