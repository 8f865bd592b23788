import { sandboxErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';

export const setSeed: Handler<'Sandbox.SetSeed'> = (engine, { seed }) => {
  if (engine.now > 0) refuse(sandboxErrors.invalid('The seed can be set at time 0 only.'));
  engine.setSeed(seed);
  return { seed };
};
