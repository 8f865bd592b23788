import type { Handler } from '../../handler';
import { describeHook } from './describe-hook';

export const listHooks: Handler<'Sandbox.ListHooks'> = ({ ctx }) => ({
  hooks: [...ctx.world.hookFunctions.values()].map(describeHook),
});
