import { toEpochSeconds } from '../../../model/sim-time';
import type { Secret } from '../../../model/secret';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { allParameters } from './found';
import { ssmPage } from './ssm-pages';

export const describeParameters: Handler<'SSM.DescribeParameters'> = ({ ctx }, input) => {
  const all = allParameters(ctx.world).filter((one) => isAskedFor(one, input));
  const { items, next } = ssmPage(all, input, 50);
  return {
    Parameters: items.map((one) => ({
      Name: one.name,
      ARN: one.arn,
      Type: one.type,
      KeyId: one.kmsKeyId,
      LastModifiedDate: toEpochSeconds(one.changedAt),
      Description: one.description,
      Version: one.version,
      Tier: 'Standard',
      Policies: [],
      DataType: 'text',
    })),
    NextToken: next,
  };
};

/** By `Name` (Equals, BeginsWith, Contains) and `Type`; other filters leave everything in. */
function isAskedFor(one: Secret, input: InputOf<'SSM.DescribeParameters'>): boolean {
  return (input.ParameterFilters ?? []).every(({ Key, Option = 'Equals', Values = [] }) => {
    if (Key !== 'Name' && Key !== 'Type') return true;
    const text = (Key === 'Name' ? one.name : one.type) ?? '';
    if (Option === 'BeginsWith') return Values.some((value) => text.startsWith(value));
    if (Option === 'Contains') return Values.some((value) => text.includes(value));
    return Values.includes(text);
  });
}
