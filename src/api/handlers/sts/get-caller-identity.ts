import { ACCOUNT_ID } from '../../../model/ids';
import type { Handler } from '../../handler';

/** Nobody is asked who they are: all who call are the one user. */
export const getCallerIdentity: Handler<'STS.GetCallerIdentity'> = () => ({
  UserId: 'AIDASANDBOXSANDBOXSAN',
  Account: ACCOUNT_ID,
  Arn: `arn:aws:iam::${ACCOUNT_ID}:user/sandbox`,
});
