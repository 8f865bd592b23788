import type { Handler } from '../../handler';
import { ACCOUNT_SETTINGS, checkSettingName, describeSetting } from './account-settings';

/** The setting has its default value again. */
export const deleteAccountSetting: Handler<'ECS.DeleteAccountSetting'> = ({ ctx }, input) => {
  const { name } = input;
  checkSettingName(name);
  const value = ctx.world.accountSettings[name] ?? ACCOUNT_SETTINGS[name] ?? '';
  delete ctx.world.accountSettings[name];
  return { setting: describeSetting(name, value) };
};
