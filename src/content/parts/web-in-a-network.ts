import * as net from './private-network';
import * as web from './web-service';

/**
 * Cluster, image and revision of `web`, and a VPC of its own: subnets `$A` and `$B` with a way out,
 * group `$ALB` of the load balancer, open to everybody at port 80, and group `$TASKS`, which lets
 * nobody in. Whole lines.
 */
export const WEB_IN_A_NETWORK = `${web.CLUSTER}
${web.image('web:1')}
${web.revision('web:1')}
${net.VPC}
${net.WAY_OUT}
${net.subnet('A', '10.0.1.0/24', 'us-east-1a')}
${net.subnet('B', '10.0.2.0/24', 'us-east-1b')}
${net.securityGroup('ALB', 'web-alb', 'Load balancer')}
aws ec2 authorize-security-group-ingress --group-id $ALB --protocol tcp --port 80 --cidr 0.0.0.0/0
${net.securityGroup('TASKS', 'web-tasks', 'Tasks')}`;
