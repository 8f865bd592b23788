/**
 * Names and ARNs in AWS's formats. The account and region are fixed, as there is one of each here.
 * Formats: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
 */
export const REGION = 'us-east-1';
export const ACCOUNT_ID = '123456789012';
const ecs = `arn:aws:ecs:${REGION}:${ACCOUNT_ID}`;
const elb = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT_ID}`;

export const clusterArn = (name: string) => `${ecs}:cluster/${name}`;
export const containerInstanceArn = (cluster: string, id: string) =>
  `${ecs}:container-instance/${cluster}/${id}`;
export const serviceArn = (cluster: string, name: string) => `${ecs}:service/${cluster}/${name}`;
export const capacityProviderArn = (name: string) => `${ecs}:capacity-provider/${name}`;
export const launchConfigurationArn = (name: string) =>
  `arn:aws:autoscaling:${REGION}:${ACCOUNT_ID}:launchConfiguration:*:launchConfigurationName/${name}`;
export const taskArn = (cluster: string, id: string) => `${ecs}:task/${cluster}/${id}`;
export const containerArn = (cluster: string, task: string, uuid: string) =>
  `${ecs}:container/${cluster}/${task}/${uuid}`;
export const taskDefinitionArn = (family: string, revision: number) =>
  `${ecs}:task-definition/${family}:${revision}`;
export const serviceDeploymentArn = (cluster: string, service: string, id: string) =>
  `${ecs}:service-deployment/${cluster}/${service}/${id}`;
export const serviceRevisionArn = (cluster: string, service: string, digits: string) =>
  `${ecs}:service-revision/${cluster}/${service}/${digits}`;
/** A task set's id holds a slash: `ecs-svc/…`. */
export const taskSetArn = (cluster: string, service: string, id: string) =>
  `${ecs}:task-set/${cluster}/${service}/${id}`;
export const loadBalancerArn = (name: string, hex: string) =>
  `${elb}:loadbalancer/app/${name}/${hex}`;
export const targetGroupArn = (name: string, hex: string) => `${elb}:targetgroup/${name}/${hex}`;
export const alarmArn = (name: string) =>
  `arn:aws:cloudwatch:${REGION}:${ACCOUNT_ID}:alarm:${name}`;
/** `lbArn` …loadbalancer/app/N/HEX gives …listener/app/N/HEX/hex16. */
export const listenerArn = (lbArn: string, hex: string) =>
  `${lbArn.replace(':loadbalancer/', ':listener/')}/${hex}`;
export const ruleArn = (listener: string, hex: string) =>
  `${listener.replace(':listener/', ':listener-rule/')}/${hex}`;

const cloudMap = `arn:aws:servicediscovery:${REGION}:${ACCOUNT_ID}`;
export const namespaceArn = (id: string) => `${cloudMap}:namespace/${id}`;
export const discoveryServiceArn = (id: string) => `${cloudMap}:service/${id}`;
export const lambdaFunctionArn = (name: string) =>
  `arn:aws:lambda:${REGION}:${ACCOUNT_ID}:function:${name}`;
export const logGroupArn = (name: string) =>
  `arn:aws:logs:${REGION}:${ACCOUNT_ID}:log-group:${name}`;
const efs = `arn:aws:elasticfilesystem:${REGION}:${ACCOUNT_ID}`;
export const fileSystemArn = (id: string) => `${efs}:file-system/${id}`;
export const accessPointArn = (id: string) => `${efs}:access-point/${id}`;
export const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`;
export const policyArn = (name: string) => `arn:aws:iam::${ACCOUNT_ID}:policy/${name}`;
export const repositoryArn = (name: string) =>
  `arn:aws:ecr:${REGION}:${ACCOUNT_ID}:repository/${name}`;
export const repositoryUri = (name: string) =>
  `${ACCOUNT_ID}.dkr.ecr.${REGION}.amazonaws.com/${name}`;
/** `suffix`: the six characters that Secrets Manager adds. */
export const secretArn = (name: string, suffix: string) =>
  `arn:aws:secretsmanager:${REGION}:${ACCOUNT_ID}:secret:${name}-${suffix}`;
/** A parameter's name may begin with a slash, which is the ARN's own then. */
export const parameterArn = (name: string) =>
  `arn:aws:ssm:${REGION}:${ACCOUNT_ID}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
export const instanceProfileArn = (name: string) =>
  `arn:aws:iam::${ACCOUNT_ID}:instance-profile/${name}`;

/** What stands after the last slash: task id, cluster name, service name, `family:revision`. */
export const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);
/** `3f9a…c21`, as task cards show a 32-digit id. */
export const shortTaskId = (id: string): string => `${id.slice(0, 4)}…${id.slice(-3)}`;
