import type { Handler } from '../../handler';
import { revoke } from './security-group-rules';

export const revokeSecurityGroupIngress: Handler<'EC2.RevokeSecurityGroupIngress'> = (
  { ctx },
  input,
) => revoke(ctx, 'ingress', input);
