/** One `loadBalancers[]` entry of a service. */
export interface ServiceLoadBalancer {
  targetGroupArn: string;
  containerName: string;
  containerPort: number;
  /** advancedConfiguration and the like, as given. */
  [member: string]: unknown;
}

/** Where the interfaces of a service's tasks are, and who may reach them. */
export interface AwsvpcConfiguration {
  subnets: string[];
  securityGroups?: string[];
  assignPublicIp?: 'ENABLED' | 'DISABLED';
}
