import { deleteApplication as remove } from '../../../engine/code-deploy/operations';
import type { Handler } from '../../handler';

/** With its deployment groups. One that is not there is no error. */
export const deleteApplication: Handler<'CodeDeploy.DeleteApplication'> = ({ ctx }, input) => {
  remove(ctx, input.applicationName);
  return {};
};
