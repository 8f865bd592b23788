import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import * as net from '../parts/private-network';
import { REGISTRY } from '../parts/roles';
import { CLUSTER } from '../parts/web-service';

export const noWayToTheRegistry = defineScenario({
  id: 'no-way-to-the-registry',
  title: 'A private subnet with no way to the registry',
  summary:
    'The subnet has no route out of its VPC, and the image lies in ECR. Every task ends with a connection issue, minutes after it was asked for. ' +
    'Give it endpoints: two for ECR, and a gateway for S3, where the layers lie.',
  group: 'Networks',
  seed: 1,
  script: `${CLUSTER}
aws sandbox put-image --image ${REGISTRY}/team/web:v1 --startup 3
${net.VPC}
${net.subnet('SUBNET', '10.0.1.0/24')}
RT=$(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$VPC --query 'RouteTables[0].RouteTableId' --output text)
${fargate.taskDefinition('web', [`{"name":"web","image":"${REGISTRY}/team/web:v1"}`])}

# What helps, without a way to the internet:
#   aws ec2 create-vpc-endpoint --vpc-id $VPC --vpc-endpoint-type Interface --service-name com.amazonaws.us-east-1.ecr.api --subnet-ids $SUBNET
#   aws ec2 create-vpc-endpoint --vpc-id $VPC --vpc-endpoint-type Interface --service-name com.amazonaws.us-east-1.ecr.dkr --subnet-ids $SUBNET
#   aws ec2 create-vpc-endpoint --vpc-id $VPC --service-name com.amazonaws.us-east-1.s3 --route-table-ids $RT
#   aws ecs update-service --cluster demo --service web --force-new-deployment
${fargate.fargateService('web', 1, '"awsvpcConfiguration={subnets=[$SUBNET]}"')}
`,
});
