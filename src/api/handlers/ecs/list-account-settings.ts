import type { Handler } from '../../handler';
import { ACCOUNT_SETTINGS, checkSettingName, describeSetting } from './account-settings';
import { ecsPage } from './ecs-pages';

/** Those that were set; with `effectiveSettings` the others too, with their default values. */
export const listAccountSettings: Handler<'ECS.ListAccountSettings'> = ({ ctx }, input) => {
  const { name, value, effectiveSettings = false } = input;
  if (name !== undefined) checkSettingName(name);
  const set = ctx.world.accountSettings;
  const all = Object.entries(effectiveSettings ? { ...ACCOUNT_SETTINGS, ...set } : set)
    .filter(([one]) => name === undefined || one === name)
    .filter(([, its]) => value === undefined || its === value)
    .map(([one, its]) => describeSetting(one, its));
  const { items, next } = ecsPage(all, input);
  return { settings: items, nextToken: next };
};
