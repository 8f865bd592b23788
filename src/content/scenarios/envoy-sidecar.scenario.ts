import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import * as web from '../parts/web-service';

const APP = `{"name":"app","image":"app:1","essential":true,"stopTimeout":10,
      "healthCheck":{"command":["CMD-SHELL","curl -f http://localhost:9000/health"],"interval":5,"retries":3,"startPeriod":15}}`;
const ENVOY = `{"name":"envoy","image":"envoy:1","essential":true,"stopTimeout":40,"portMappings":[{"containerPort":8080}],
      "dependsOn":[{"containerName":"app","condition":"HEALTHY"}]}`;

export const envoySidecar = defineScenario({
  id: 'envoy-sidecar',
  title: 'Microservice with an Envoy sidecar',
  summary:
    'Two containers a task: Envoy takes every request at port 8080, and the app is reached through it alone, at localhost. The app starts first and stops last. ' +
    'Its program crashes in one task: both containers go, 502s come until the load balancer has let the task go, and a new one starts in order. ' +
    'The way from Envoy to the app is not simulated: Envoy’s image answers, with the time of both.',
  seed: 1,
  script: `# Envoy and the app in one task. With network mode awsvpc they share an address: to Envoy the app is
# localhost:9000. Only Envoy's port is mapped, so the load balancer knows no other.
${web.CLUSTER}
# The container at the load balancer's port is the one that answers: 45 ms of the app, 5 of Envoy.
aws sandbox put-image --image envoy:1 --service-time-ms 50 --concurrency 100 --startup 1
aws sandbox put-image --image app:1 --startup 4 --healthy-after 4

# Envoy waits until the app is HEALTHY. Stopping goes the other way round: Envoy has 40 seconds to
# finish what it has begun, and only then the app is told to stop.
${fargate.taskDefinition('web', [APP, ENVOY])}
${web.targetGroup('TG', 'web').replaceAll('--port 80 ', '--port 8080 ')}
${web.IN_FRONT}
${web
  .service(
    3,
    `--health-check-grace-period-seconds 60 \\
  --deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true}'`,
  )
  .replace('containerName=web,containerPort=80', 'containerName=envoy,containerPort=8080')}
aws sandbox put-traffic --name visitors --load-balancer web-alb --rate 60
aws sandbox wait --for 20

# The states and exit codes of both containers, the task that crashed included:
#   aws ecs describe-tasks --cluster demo --tasks $(aws ecs list-tasks --cluster demo --desired-status STOPPED --query 'taskArns[0]' --output text) --query 'tasks[0].[stoppedReason,containers[].[name,lastStatus,exitCode]]'
# Stop a task in good order, and see that Envoy goes first:
#   aws sandbox inject-fault --type kill-task --service web --count 1
# A new Envoy, the same app: a revision of the task definition, and all tasks anew.
#   ${fargate.taskDefinition('web', [APP, ENVOY.replace('envoy:1', 'envoy:2')]).replaceAll(/ \\\n {2}|\n {2,6}/g, ' ')}
#   ${fargate.redeploy('web')}
aws sandbox inject-fault --type crash-container --service web --count 1
`,
});
