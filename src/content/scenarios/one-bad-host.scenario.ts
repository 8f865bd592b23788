import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import * as web from '../parts/web-service';

const CONNECT = `--service-connect-configuration 'enabled=true,services=[{portName=http,clientAliases=[{port=8080,dnsName=api}]}]'`;

export const oneBadHost = defineScenario({
  id: 'one-bad-host',
  title: 'Service Connect avoids a bad host',
  summary:
    'Every request to web calls api by Service Connect, its three tasks in turn. Then one of them turns slow and, busy with four requests, refuses the next. ' +
    'Watch the proxies try another one and, after five refusals, leave it out for half a minute.',
  group: 'Calls between services',
  seed: 1,
  script: `aws ecs create-cluster --cluster-name demo --service-connect-defaults namespace=internal
aws sandbox put-image --image api:1 --service-time-ms 20 --concurrency 4 --queue-limit 0 --startup 3
aws sandbox put-image --image web:1 --service-time-ms 10 --concurrency 50 --startup 3 --calls http://api:8080/
${fargate.taskDefinition('api', ['{"name":"api","image":"api:1","portMappings":[{"name":"http","containerPort":8080}]}'])}
${fargate.fargateService('api', 3, fargate.SUBNETS, CONNECT)}
aws sandbox wait --until steady:api --timeout 300
${web.revision('web:1')}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(2, '--service-connect-configuration enabled=true')}
${web.visitors(20)}

# How it went, as web’s users and as api’s callers see it:
#   aws sandbox get-metrics --service web --since 60
#   aws sandbox get-metrics --service api --since 60
aws sandbox inject-fault --type slow-task --factor 50 --service api --count 1 --for 120
`,
});
