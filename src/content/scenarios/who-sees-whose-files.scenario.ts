import { defineScenario } from '../define';

const MOUNT = '"mountPoints":[{"sourceVolume":"data","containerPath":"/data"}]';
const CONTAINER = `{"name":"app","image":"app:1",${MOUNT}}`;

const revision = (family: string, volume: string, containers = CONTAINER): string =>
  `aws ecs register-task-definition --family ${family} \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 \\
  --volumes ${volume} \\
  --container-definitions '[${containers}]'`;

const service = (name: string, options = ''): string =>
  `aws ecs create-service --cluster demo --service-name ${name} --task-definition ${name} \\
  --desired-count 2 --launch-type FARGATE${options && ` \\\n  ${options}`} \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'`;

export const whoSeesWhoseFiles = defineScenario({
  id: 'who-sees-whose-files',
  title: 'Shared data: who sees whose files',
  summary:
    'Every container adds a line to /data/visits when it starts. On EFS all tasks write one file, in every zone, and it outlives them; ' +
    'on EBS each task has a volume of its own, gone with it; a bind mount is for the containers of one task. List the files, then replace the tasks and list them again.',
  group: 'Storage',
  seed: 1,
  script: `aws ecs create-cluster --cluster-name demo
aws sandbox put-image --image app:1 --startup 2 \\
  --writes '/data/visits=%task was here' --reads /data/visits

# One file system for all, with a mount target in each zone.
FS=$(aws efs create-file-system --tags Key=Name,Value=shared --query FileSystemId --output text)
aws efs create-mount-target --file-system-id $FS --subnet-id subnet-a
aws efs create-mount-target --file-system-id $FS --subnet-id subnet-b
${revision('on-efs', '"name=data,efsVolumeConfiguration={fileSystemId=$FS}"')}
${service('on-efs')}

# A new volume for each task.
${revision('on-ebs', 'name=data,configuredAtLaunch=true')}
${service(
  'on-ebs',
  "--volume-configurations 'name=data,managedEBSVolume={sizeInGiB=20,roleArn=arn:aws:iam::123456789012:role/ecsInfrastructureRole}'",
)}

# A directory for the two containers of one task.
${revision('on-bind', 'name=data', `${CONTAINER},{"name":"side","image":"app:1","essential":false,${MOUNT}}`)}

# Who sees what, before and after all tasks have been replaced:
#   aws sandbox list-files --file-system shared
#   aws ec2 describe-volumes --query 'Volumes[].[VolumeId,Size,State]'
#   aws ecs update-service --cluster demo --service on-efs --force-new-deployment
#   aws ecs update-service --cluster demo --service on-ebs --force-new-deployment
${service('on-bind')}
`,
});
