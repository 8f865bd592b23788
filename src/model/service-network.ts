/**
 * What ECS needs to shift traffic between two target groups. ARNs, of rules with a balancer.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html
 */
export interface AdvancedConfiguration {
  alternateTargetGroupArn: string;
  productionListenerRule: string;
  testListenerRule?: string;
  roleArn?: string;
}

/** One `loadBalancers[]` entry of a service. */
export interface ServiceLoadBalancer {
  targetGroupArn: string;
  containerName: string;
  containerPort: number;
  advancedConfiguration?: AdvancedConfiguration;
  /** advancedConfiguration and the like, as given. */
  [member: string]: unknown;
}

/** Where the interfaces of a service's tasks are, and who may reach them. */
export interface AwsvpcConfiguration {
  subnets: string[];
  securityGroups?: string[];
  assignPublicIp?: 'ENABLED' | 'DISABLED';
}

/**
 * Subnets of three Availability Zones, for all that is made without being told where. Never
 * declared, so they are simply there.
 */
export const USUAL_SUBNETS: readonly string[] = ['subnet-a', 'subnet-b', 'subnet-c'];

/**
 * Where tasks are put that nobody has told where. On Fargate with a public address, without which
 * a task in a public subnet cannot pull its image; ECS refuses one on EC2.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html
 */
export const usualNetwork = (launchType: string): { awsvpcConfiguration: AwsvpcConfiguration } => ({
  awsvpcConfiguration: {
    subnets: [...USUAL_SUBNETS],
    ...(launchType === 'FARGATE' && { assignPublicIp: 'ENABLED' }),
  },
});
