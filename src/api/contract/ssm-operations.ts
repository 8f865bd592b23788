import * as ssm from './ssm';
import { changes, type Pages, shows } from './operation';

const pages = (resultKey: string): Pages => ({
  resultKey,
  limitKey: 'MaxResults',
  tokenKey: 'NextToken',
  nextTokenKey: 'NextToken',
});

/** The part of the catalogue that `aws ssm` is. */
export const SSM_OPERATIONS = {
  'SSM.PutParameter': changes(
    ssm.putParameter,
    'Makes a parameter, or with overwrite gives it another value.',
  ),
  'SSM.GetParameter': shows(ssm.getParameter, 'Shows a parameter.'),
  'SSM.GetParameters': shows(
    ssm.getParameters,
    'Shows several parameters, and which names are none.',
  ),
  'SSM.GetParametersByPath': shows(
    ssm.getParametersByPath,
    'Shows the parameters under a path.',
    pages('Parameters'),
  ),
  'SSM.DescribeParameters': shows(
    ssm.describeParameters,
    'Describes parameters, without their values.',
    pages('Parameters'),
  ),
  'SSM.DeleteParameter': changes(ssm.deleteParameter, 'Deletes a parameter.'),
  'SSM.DeleteParameters': changes(ssm.deleteParameters, 'Deletes several parameters.'),
} as const;
