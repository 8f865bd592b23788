import { defineScenario } from '../define';

export const efsBehindAClosedDoor = defineScenario({
  id: 'efs-behind-a-closed-door',
  title: 'EFS behind a closed door: tasks that never start',
  summary:
    'The tasks mount a file system whose security group lets nothing in. Each one waits two minutes for NFS and gives up; the service starts fewer and fewer. ' +
    'Find out why, and open port 2049 to the tasks’ group.',
  group: 'Storage',
  seed: 1,
  script: `aws ecs create-cluster --cluster-name demo
aws sandbox put-image --image wiki:1 --startup 4
VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id $IGW --vpc-id $VPC
RT=$(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$VPC --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id $RT --destination-cidr-block 0.0.0.0/0 --gateway-id $IGW
SUBNET=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.0.0.0/24 --availability-zone us-east-1a --query Subnet.SubnetId --output text)
TASKS=$(aws ec2 create-security-group --group-name wiki-tasks --description 'Tasks of the wiki' --vpc-id $VPC --query GroupId --output text)
FILES=$(aws ec2 create-security-group --group-name wiki-files --description 'Mount targets of the wiki' --vpc-id $VPC --query GroupId --output text)
FS=$(aws efs create-file-system --tags Key=Name,Value=pages --query FileSystemId --output text)
aws efs create-mount-target --file-system-id $FS --subnet-id $SUBNET --security-groups $FILES
aws ecs register-task-definition --family wiki \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 \\
  --volumes "name=pages,efsVolumeConfiguration={fileSystemId=$FS}" \\
  --container-definitions '[{"name":"wiki","image":"wiki:1","mountPoints":[{"sourceVolume":"pages","containerPath":"/pages"}]}]'

# What helps, once you know what it is:
#   aws ec2 authorize-security-group-ingress --group-id $FILES --protocol tcp --port 2049 --source-group $TASKS
#   aws ecs update-service --cluster demo --service wiki --force-new-deployment
aws ecs create-service --cluster demo --service-name wiki --task-definition wiki \\
  --desired-count 2 --launch-type FARGATE \\
  --network-configuration "awsvpcConfiguration={subnets=[$SUBNET],securityGroups=[$TASKS],assignPublicIp=ENABLED}"
`,
});
