/** A sandbox with one at least of everything that a template can say, declared by commands. */
const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
const ALLOW =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}';

export const CROWDED_SCRIPT = `
VPC=$(aws ec2 create-vpc --cidr-block 10.1.0.0/16 --tag-specifications 'ResourceType=vpc,Tags=[{Key=Name,Value=main}]' --query Vpc.VpcId --output text)
A=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.1.0.0/24 --availability-zone us-east-1a --query Subnet.SubnetId --output text)
B=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.1.1.0/24 --availability-zone us-east-1b --query Subnet.SubnetId --output text)
P=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.1.2.0/24 --availability-zone us-east-1a --tag-specifications 'ResourceType=subnet,Tags=[{Key=Name,Value=private}]' --query Subnet.SubnetId --output text)
aws ec2 modify-subnet-attribute --subnet-id $A --map-public-ip-on-launch
IGW=$(aws ec2 create-internet-gateway --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id $IGW --vpc-id $VPC
MAIN=$(aws ec2 describe-route-tables --filters Name=vpc-id,Values=$VPC --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id $MAIN --destination-cidr-block 0.0.0.0/0 --gateway-id $IGW
EIP=$(aws ec2 allocate-address --query AllocationId --output text)
NAT=$(aws ec2 create-nat-gateway --subnet-id $A --allocation-id $EIP --query NatGateway.NatGatewayId --output text)
RT=$(aws ec2 create-route-table --vpc-id $VPC --query RouteTable.RouteTableId --output text)
aws ec2 associate-route-table --subnet-id $P --route-table-id $RT
aws ec2 create-route --route-table-id $RT --destination-cidr-block 0.0.0.0/0 --nat-gateway-id $NAT
LB_SG=$(aws ec2 create-security-group --group-name balancer --description 'To the balancer' --vpc-id $VPC --query GroupId --output text)
TASK_SG=$(aws ec2 create-security-group --group-name tasks --description 'To the tasks' --vpc-id $VPC --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id $LB_SG --protocol tcp --port 80 --cidr 0.0.0.0/0
aws ec2 authorize-security-group-ingress --group-id $TASK_SG --ip-permissions '[{"IpProtocol":"tcp","FromPort":80,"ToPort":80,"UserIdGroupPairs":[{"GroupId":"'"$LB_SG"'"}]},{"IpProtocol":"-1","UserIdGroupPairs":[{"GroupId":"'"$TASK_SG"'"}]}]'
aws ec2 create-vpc-endpoint --vpc-id $VPC --vpc-endpoint-type Gateway --service-name com.amazonaws.us-east-1.s3 --route-table-ids $RT
aws ec2 create-vpc-endpoint --vpc-id $VPC --vpc-endpoint-type Interface --service-name com.amazonaws.us-east-1.logs --subnet-ids $P --security-group-ids $TASK_SG --private-dns-enabled
aws iam create-role --role-name shopTask --assume-role-policy-document '${TRUST}' --description 'What the shop may do' --tags Key=team,Value=shop
aws iam put-role-policy --role-name shopTask --policy-name read --policy-document '${ALLOW}'
aws iam create-policy --policy-name shared --policy-document '${ALLOW}'
aws iam attach-role-policy --role-name shopTask --policy-arn arn:aws:iam::123456789012:policy/shared
aws iam create-role --role-name host --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
aws iam attach-role-policy --role-name host --policy-arn arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role
aws iam create-instance-profile --instance-profile-name host
aws iam add-role-to-instance-profile --instance-profile-name host --role-name host
aws logs create-log-group --log-group-name /ecs/shop --tags team=shop
aws logs put-retention-policy --log-group-name /ecs/shop --retention-in-days 7
SECRET=$(aws secretsmanager create-secret --name shop/database --secret-string '{"password":"x"}' --query ARN --output text)
aws ssm put-parameter --name /shop/greeting --type String --value hello
aws ecr create-repository --repository-name team/shop --image-tag-mutability IMMUTABLE
FS=$(aws efs create-file-system --creation-token pages --throughput-mode elastic --encrypted --tags Key=Name,Value=pages --query FileSystemId --output text)
aws efs create-mount-target --file-system-id $FS --subnet-id $P --security-groups $TASK_SG
AP=$(aws efs create-access-point --client-token root --file-system-id $FS --posix-user Uid=1000,Gid=1000 --root-directory 'Path=/shop,CreationInfo={OwnerUid=1000,OwnerGid=1000,Permissions=0755}' --query AccessPointId --output text)
NS=$(aws servicediscovery create-private-dns-namespace --name internal --vpc $VPC --query OperationId --output text)
NS=$(aws servicediscovery list-namespaces --query 'Namespaces[0].Id' --output text)
REGISTRY=$(aws servicediscovery create-service --name worker --namespace-id $NS --dns-config 'DnsRecords=[{Type=A,TTL=10}]' --health-check-custom-config FailureThreshold=1 --query Service.Arn --output text)
aws ecs create-cluster --cluster-name prod --settings name=containerInsights,value=enabled --capacity-providers FARGATE FARGATE_SPOT --default-capacity-provider-strategy capacityProvider=FARGATE,weight=1,base=1 --tags key=env,value=prod
aws ec2 create-launch-template --launch-template-name hosts --launch-template-data '{"ImageId":"ami-0123456789abcdef0","InstanceType":"m5.large","UserData":"ECS_CLUSTER=prod","IamInstanceProfile":{"Name":"host"},"SecurityGroupIds":["'"$TASK_SG"'"]}'
aws autoscaling create-auto-scaling-group --auto-scaling-group-name hosts --launch-template 'LaunchTemplateName=hosts,Version=$Latest' --min-size 0 --max-size 3 --desired-capacity 1 --vpc-zone-identifier $A,$P --new-instances-protected-from-scale-in
ASG=$(aws autoscaling describe-auto-scaling-groups --query 'AutoScalingGroups[0].AutoScalingGroupARN' --output text)
aws ecs create-capacity-provider --name hosts --auto-scaling-group-provider "autoScalingGroupArn=$ASG,managedScaling={status=ENABLED,targetCapacity=80},managedTerminationProtection=ENABLED"
aws ecs put-cluster-capacity-providers --cluster prod --capacity-providers FARGATE hosts --default-capacity-provider-strategy capacityProvider=FARGATE,weight=1
aws ecs register-task-definition --family shop --network-mode awsvpc --requires-compatibilities FARGATE --cpu 512 --memory 1024 --task-role-arn shopTask --execution-role-arn arn:aws:iam::123456789012:role/ecsTaskExecutionRole --runtime-platform cpuArchitecture=ARM64,operatingSystemFamily=LINUX --ephemeral-storage sizeInGiB=30 --volumes '[{"name":"pages","efsVolumeConfiguration":{"fileSystemId":"'"$FS"'","transitEncryption":"ENABLED","authorizationConfig":{"accessPointId":"'"$AP"'","iam":"ENABLED"}}},{"name":"scratch"}]' --container-definitions '[{"name":"shop","image":"123456789012.dkr.ecr.us-east-1.amazonaws.com/team/shop:v1","essential":true,"portMappings":[{"name":"http","containerPort":80,"appProtocol":"http"}],"environment":[{"name":"PRICE","value":"$5 ${'${NOT}'}"}],"secrets":[{"name":"PASSWORD","valueFrom":"'"$SECRET"':password::"},{"name":"GREETING","valueFrom":"/shop/greeting"}],"mountPoints":[{"sourceVolume":"pages","containerPath":"/pages","readOnly":true}],"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/ecs/shop","awslogs-region":"us-east-1","awslogs-stream-prefix":"shop"}},"healthCheck":{"command":["CMD-SHELL","curl -f http://localhost/ || exit 1"],"interval":10,"retries":3,"startPeriod":5},"dockerLabels":{"com.example.team":"on"},"ulimits":[{"name":"nofile","softLimit":1024,"hardLimit":4096}],"stopTimeout":20,"linuxParameters":{"initProcessEnabled":true},"dependsOn":[{"containerName":"init","condition":"SUCCESS"}]},{"name":"init","image":"busybox:1","essential":false,"command":["true"],"restartPolicy":{"enabled":false},"volumesFrom":[],"cpu":64,"memoryReservation":32}]' --tags key=team,value=shop
aws ecs register-task-definition --family worker --network-mode awsvpc --requires-compatibilities EC2 --cpu 256 --memory 256 --placement-constraints type=memberOf,expression='attribute:ecs.instance-type =~ m5.*' --container-definitions '[{"name":"worker","image":"worker:1","memory":128}]'
aws ecs register-task-definition --family agent --network-mode host --requires-compatibilities EC2 --container-definitions '[{"name":"agent","image":"agent:1","memory":64}]'
ALB=$(aws elbv2 create-load-balancer --name shop-alb --subnets $A $B --security-groups $LB_SG --tags Key=team,Value=shop --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 modify-load-balancer-attributes --load-balancer-arn $ALB --attributes Key=idle_timeout.timeout_seconds,Value=30
BLUE=$(aws elbv2 create-target-group --name shop-blue --protocol HTTP --port 80 --vpc-id $VPC --target-type ip --health-check-path /health --matcher HttpCode=200-299 --query 'TargetGroups[0].TargetGroupArn' --output text)
GREEN=$(aws elbv2 create-target-group --name shop-green --protocol HTTP --port 80 --vpc-id $VPC --target-type ip --query 'TargetGroups[0].TargetGroupArn' --output text)
OLD=$(aws elbv2 create-target-group --name old --protocol HTTP --port 8080 --vpc-id $VPC --target-type ip --query 'TargetGroups[0].TargetGroupArn' --output text)
aws elbv2 register-targets --target-group-arn $OLD --targets Id=10.1.0.99,Port=8080
aws elbv2 modify-target-group-attributes --target-group-arn $BLUE --attributes Key=stickiness.enabled,Value=true Key=load_balancing.algorithm.type,Value=least_outstanding_requests
LISTENER=$(aws elbv2 create-listener --load-balancer-arn $ALB --protocol HTTP --port 80 --default-actions '[{"Type":"fixed-response","FixedResponseConfig":{"StatusCode":"404","ContentType":"text/plain","MessageBody":"no"}}]' --query 'Listeners[0].ListenerArn' --output text)
RULE=$(aws elbv2 create-rule --listener-arn $LISTENER --priority 10 --conditions '[{"Field":"host-header","HostHeaderConfig":{"Values":["shop.example.com"]}},{"Field":"path-pattern","PathPatternConfig":{"Values":["/*"]}}]' --actions '[{"Type":"forward","ForwardConfig":{"TargetGroups":[{"TargetGroupArn":"'"$BLUE"'","Weight":100},{"TargetGroupArn":"'"$GREEN"'","Weight":0}],"TargetGroupStickinessConfig":{"Enabled":true,"DurationSeconds":60}}}]' --query 'Rules[0].RuleArn' --output text)
aws elbv2 create-rule --listener-arn $LISTENER --priority 20 --conditions '[{"Field":"http-header","HttpHeaderConfig":{"HttpHeaderName":"X-Old","Values":["yes"]}}]' --actions Type=forward,TargetGroupArn=$OLD
aws elbv2 create-rule --listener-arn $LISTENER --priority 30 --conditions '[{"Field":"query-string","QueryStringConfig":{"Values":[{"Key":"v","Value":"1"}]}}]' --actions '[{"Type":"redirect","RedirectConfig":{"Protocol":"HTTPS","Port":"443","Host":"#{host}","Path":"/#{path}","Query":"#{query}","StatusCode":"HTTP_301"}}]'
aws elbv2 create-listener --load-balancer-arn $ALB --protocol HTTPS --port 443 --certificates CertificateArn=arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012 --default-actions Type=forward,TargetGroupArn=$OLD
aws cloudwatch put-metric-alarm --alarm-name errors --namespace AWS/ApplicationELB --metric-name HTTPCode_Target_5XX_Count --statistic Sum --dimensions Name=LoadBalancer,Value=shop-alb Name=TargetGroup,Value=shop-green --period 60 --evaluation-periods 1 --threshold 10 --comparison-operator GreaterThanThreshold --treat-missing-data notBreaching
aws ecs create-service --cluster prod --service-name shop --task-definition shop --desired-count 2 --launch-type FARGATE --platform-version 1.4.0 --enable-execute-command --propagate-tags SERVICE --enable-ecs-managed-tags --health-check-grace-period-seconds 30 --network-configuration "awsvpcConfiguration={subnets=[$P],securityGroups=[$TASK_SG],assignPublicIp=DISABLED}" --load-balancers '[{"targetGroupArn":"'"$BLUE"'","containerName":"shop","containerPort":80,"advancedConfiguration":{"alternateTargetGroupArn":"'"$GREEN"'","productionListenerRule":"'"$RULE"'","roleArn":"arn:aws:iam::123456789012:role/ecsInfrastructure"}}]' --deployment-configuration '{"strategy":"LINEAR","bakeTimeInMinutes":5,"linearConfiguration":{"stepPercent":20,"stepBakeTimeInMinutes":2},"alarms":{"alarmNames":["errors"],"enable":true,"rollback":true},"deploymentCircuitBreaker":{"enable":true,"rollback":true},"lifecycleHooks":[{"hookTargetArn":"arn:aws:lambda:us-east-1:123456789012:function:check","roleArn":"arn:aws:iam::123456789012:role/hooks","lifecycleStages":["PRE_SCALE_UP"],"hookDetails":{"level":1}}]}' --service-connect-configuration '{"enabled":true,"namespace":"internal","services":[{"portName":"http","clientAliases":[{"port":80,"dnsName":"shop"}]}]}' --tags key=team,value=shop
aws ecs create-service --cluster prod --service-name worker --task-definition worker --desired-count 1 --capacity-provider-strategy capacityProvider=hosts,weight=1 --placement-strategy type=spread,field=attribute:ecs.availability-zone type=binpack,field=memory --placement-constraints type=distinctInstance --network-configuration "awsvpcConfiguration={subnets=[$P],securityGroups=[$TASK_SG]}" --service-registries registryArn=$REGISTRY --deployment-configuration maximumPercent=150,minimumHealthyPercent=50
aws ecs create-service --cluster prod --service-name agent --task-definition agent --launch-type EC2 --scheduling-strategy DAEMON
aws application-autoscaling register-scalable-target --service-namespace ecs --resource-id service/prod/shop --scalable-dimension ecs:service:DesiredCount --min-capacity 2 --max-capacity 10
aws application-autoscaling put-scaling-policy --policy-name requests --service-namespace ecs --resource-id service/prod/shop --scalable-dimension ecs:service:DesiredCount --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration '{"TargetValue":100,"PredefinedMetricSpecification":{"PredefinedMetricType":"ALBRequestCountPerTarget","ResourceLabel":"shop-alb/shop-blue"},"ScaleInCooldown":60}'
POLICY=$(aws application-autoscaling put-scaling-policy --policy-name steps --service-namespace ecs --resource-id service/prod/shop --scalable-dimension ecs:service:DesiredCount --policy-type StepScaling --step-scaling-policy-configuration '{"AdjustmentType":"ChangeInCapacity","StepAdjustments":[{"MetricIntervalLowerBound":0,"ScalingAdjustment":2}],"Cooldown":60}' --query PolicyARN --output text)
aws application-autoscaling put-scheduled-action --scheduled-action-name night --service-namespace ecs --resource-id service/prod/shop --scalable-dimension ecs:service:DesiredCount --schedule 'cron(0 22 * * ? *)' --timezone UTC --scalable-target-action MinCapacity=1,MaxCapacity=2
aws cloudwatch put-metric-alarm --alarm-name busy --namespace AWS/ECS --metric-name CPUUtilization --statistic Average --dimensions Name=ClusterName,Value=prod Name=ServiceName,Value=shop --period 60 --evaluation-periods 3 --datapoints-to-alarm 2 --threshold 70 --comparison-operator GreaterThanThreshold --alarm-actions $POLICY
aws sandbox put-traffic --name visitors --load-balancer shop-alb --rate 5 --host shop.example.com
`;
