import type { Handler } from '../../handler';
import { authorize } from './security-group-rules';

export const authorizeSecurityGroupIngress: Handler<'EC2.AuthorizeSecurityGroupIngress'> = (
  { ctx },
  input,
) => authorize(ctx, 'ingress', input);
