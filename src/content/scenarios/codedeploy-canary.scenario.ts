import { defineScenario } from '../define';
import * as groups from '../parts/two-groups';
import * as web from '../parts/web-service';

export const codedeployCanary = defineScenario({
  id: 'codedeploy-canary',
  title: 'A canary by CodeDeploy',
  summary:
    'CodeDeploy makes a replacement task set, sends testers on port 8080 to it, shifts a tenth of the users for ' +
    'five minutes and then the rest; the original is terminated a minute later. Watch its lifecycle events.',
  group: 'CodeDeploy and task sets',
  seed: 1,
  script: `# A service whose deployments are CodeDeploy's business: ECS itself refuses to change its revision.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2')}
${web.revision('web:1')}
${web.revision('web:2')}
${groups.WITH_TEST_LISTENER}
aws ecs create-service --cluster demo --service-name web --task-definition web:1 \\
  --desired-count 3 --launch-type FARGATE --deployment-controller type=CODE_DEPLOY \\
  --load-balancers targetGroupArn=$BLUE,containerName=web,containerPort=80 \\
  ${web.NETWORK}
aws deploy create-application --application-name shop --compute-platform ECS
aws deploy create-deployment-group --application-name shop --deployment-group-name web \\
  --service-role-arn arn:aws:iam::123456789012:role/codeDeploy \\
  --deployment-config-name CodeDeployDefault.ECSCanary10Percent5Minutes \\
  --deployment-style deploymentType=BLUE_GREEN,deploymentOption=WITH_TRAFFIC_CONTROL \\
  --blue-green-deployment-configuration "terminateBlueInstancesOnDeploymentSuccess={action=TERMINATE,terminationWaitTimeInMinutes=1},deploymentReadyOption={actionOnTimeout=CONTINUE_DEPLOYMENT,waitTimeInMinutes=0}" \\
  --load-balancer-info "targetGroupPairInfoList=[{targetGroups=[{name=web-blue},{name=web-green}],prodTrafficRoute={listenerArns=[$LISTENER]},testTrafficRoute={listenerArns=[$TESTS]}}]" \\
  --ecs-services clusterName=demo,serviceName=web
aws sandbox wait --until steady:web --timeout 300
aws sandbox put-traffic --name testers --load-balancer web-alb --listener-port 8080 --rate 5
${web.visitors(60)}

# Before the five minutes are over, back to the original:
#   D=$(aws deploy list-deployments --application-name shop --deployment-group-name web --query 'deployments[0]' --output text)
#   aws deploy stop-deployment --deployment-id $D --auto-rollback-enabled
aws deploy create-deployment --application-name shop --deployment-group-name web \\
  --revision '{"revisionType":"AppSpecContent","appSpecContent":{"content":"{\\"version\\":0.0,\\"Resources\\":[{\\"TargetService\\":{\\"Type\\":\\"AWS::ECS::Service\\",\\"Properties\\":{\\"TaskDefinition\\":\\"web:2\\",\\"LoadBalancerInfo\\":{\\"ContainerName\\":\\"web\\",\\"ContainerPort\\":80}}}}]}"}}'
`,
});
