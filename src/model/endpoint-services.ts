/** Services with endpoints, as far as tasks, their agents and their apps have to do with them. */
export const ENDPOINT_SERVICES: readonly string[] = (
  'application-autoscaling autoscaling dynamodb ec2 ec2messages ecr.api ecr.dkr ecs ecs-agent ' +
  'ecs-telemetry elasticfilesystem elasticloadbalancing events guardduty-data kms logs monitoring ' +
  's3 secretsmanager servicediscovery sns sqs ssm ssmmessages sts xray'
).split(' ');
/** Those that have endpoints of type Gateway too. */
export const GATEWAY_ENDPOINT_SERVICES: readonly string[] = ['s3', 'dynamodb'];
