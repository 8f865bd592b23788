import type { EngineContext } from '../../../engine/engine-context';
import type { Handler } from '../../handler';
import { checkSettingName, checkSettingValue, describeSetting } from './account-settings';

/** Holds from now on: instances launched before have no trunk. */
export const putAccountSetting: Handler<'ECS.PutAccountSetting'> = ({ ctx }, input) =>
  put(ctx, input);

/** The same: there is only one user here. */
export const putAccountSettingDefault: Handler<'ECS.PutAccountSettingDefault'> = ({ ctx }, input) =>
  put(ctx, input);

function put(ctx: EngineContext, { name, value }: { name: string; value: string }): object {
  checkSettingName(name);
  checkSettingValue(name, value);
  ctx.world.accountSettings[name] = value;
  return { setting: describeSetting(name, value) };
}
