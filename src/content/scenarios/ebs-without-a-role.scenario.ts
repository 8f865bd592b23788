import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import * as roles from '../parts/roles';
import { CLUSTER } from '../parts/web-service';

export const ebsWithoutARole = defineScenario({
  id: 'ebs-without-a-role',
  title: 'A volume that nobody may make',
  summary:
    'Each task is to have an EBS volume, which ECS makes with the infrastructure role. That role is there, and may not: no volume, no task. ' +
    'Give it what it needs and look how many volumes two tasks have.',
  group: 'Storage',
  seed: 1,
  script: `${CLUSTER}
aws sandbox put-image --image db:1 --startup 3
${roles.role('volumes', 'ecs.amazonaws.com')}
${fargate.taskDefinition(
  'db',
  ['{"name":"db","image":"db:1","mountPoints":[{"sourceVolume":"data","containerPath":"/data"}]}'],
  '--volumes name=data,configuredAtLaunch=true',
)}

# What helps:
#   aws iam attach-role-policy --role-name volumes --policy-arn arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForVolumes
#   aws ecs update-service --cluster demo --service db --force-new-deployment
#   aws ec2 describe-volumes --query 'Volumes[].[VolumeId,Size,State]'
${fargate.fargateService(
  'db',
  2,
  fargate.SUBNETS,
  "--volume-configurations 'name=data,managedEBSVolume={sizeInGiB=20,roleArn=arn:aws:iam::123456789012:role/volumes}'",
)}
`,
});
