/** Roles that tasks take, and where their images lie; whole lines. */

/** The account's own registry. */
export const REGISTRY = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

/** A role that a service of AWS may take, and that may do nothing yet. */
export const role = (name: string, service = 'ecs-tasks.amazonaws.com'): string =>
  `aws iam create-role --role-name ${name} \\
  --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"${service}"},"Action":"sts:AssumeRole"}]}'`;

/** In one line, so that it can be a command to try next. */
export const allow = (name: string, policy: string, ...actions: string[]): string =>
  `aws iam put-role-policy --role-name ${name} --policy-name ${policy} --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":${JSON.stringify(actions)},"Resource":"*"}]}'`;
