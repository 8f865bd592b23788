import type { Handler } from '../../handler';
import { authorize } from './security-group-rules';

export const authorizeSecurityGroupEgress: Handler<'EC2.AuthorizeSecurityGroupEgress'> = (
  { ctx },
  input,
) => authorize(ctx, 'egress', input);
