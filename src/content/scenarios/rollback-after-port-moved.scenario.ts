import { defineScenario } from '../define';
import * as web from '../parts/web-service';

export const rollbackAfterPortMoved = defineScenario({
  id: 'rollback-after-port-moved',
  title: 'The way back, after the port has moved',
  summary:
    'web:2 listens on 8080, and the health checks were moved there with it. It fails one request in ten, but the ' +
    'way back to web:1 is barred: its tasks answer on 80 and are checked on 8080. Check the traffic port again.',
  group: 'Lost afternoons',
  seed: 1,
  script: `# Both containers are called web; the first listens on 80, the second on 8080.
${web.CLUSTER}
${web.image('web:1')}
${web.image('web:2', `${web.USUAL} --error-rate 0.1`)}
${web.revision('web:1')}
${web.revision('web:2', 8080)}
${web.targetGroup('TG', 'web')}
${web.IN_FRONT}
${web.service(2, "--deployment-configuration 'deploymentCircuitBreaker={enable=true,rollback=true}'")}
${web.deploy('web:2', '--load-balancers targetGroupArn=$TG,containerName=web,containerPort=8080')}
aws sandbox wait --until steady:web --timeout 600
# Somebody finds it clearer to say the port of the health checks.
aws elbv2 modify-target-group --target-group-arn $TG --health-check-port 8080
${web.visitors(40)}

# Back to web:1, which nobody can find healthy. The breaker will go back from going back.
# What helps, before the next try:
#   aws elbv2 modify-target-group --target-group-arn web --health-check-port traffic-port
${web.deploy('web:1', '--load-balancers targetGroupArn=$TG,containerName=web,containerPort=80')}
`,
});
