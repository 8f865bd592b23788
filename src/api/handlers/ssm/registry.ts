import { deleteParameter } from './delete-parameter';
import { deleteParameters } from './delete-parameters';
import { describeParameters } from './describe-parameters';
import { getParameter } from './get-parameter';
import { getParameters } from './get-parameters';
import { getParametersByPath } from './get-parameters-by-path';
import { putParameter } from './put-parameter';

/** Who carries out these operations: a part of the registry. */
export const SSM_HANDLERS = {
  'SSM.PutParameter': putParameter,
  'SSM.GetParameter': getParameter,
  'SSM.GetParameters': getParameters,
  'SSM.GetParametersByPath': getParametersByPath,
  'SSM.DescribeParameters': describeParameters,
  'SSM.DeleteParameter': deleteParameter,
  'SSM.DeleteParameters': deleteParameters,
} as const;
