import { lastPart } from '../../model/ids';
import { operation } from './fixes';
import type { Operation, Survey } from './survey';

/** What a role needs to read parameters; nothing where nobody declared it: it permits all. */
export function readSecrets(role: string, { declared }: Survey): Operation[] {
  const name = lastPart(role);
  const isDeclared = declared.some(
    ({ target, input }) => target === 'IAM.CreateRole' && input.RoleName === name,
  );
  if (!isDeclared) return [];
  const statement = { Effect: 'Allow', Action: ['ssm:GetParameters'], Resource: '*' };
  return [
    operation('IAM.PutRolePolicy', {
      RoleName: name,
      PolicyName: 'read-parameters',
      PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    }),
  ];
}
