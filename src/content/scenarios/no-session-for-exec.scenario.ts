import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import * as roles from '../parts/roles';
import { CLUSTER } from '../parts/web-service';

export const noSessionForExec = defineScenario({
  id: 'no-session-for-exec',
  title: 'Exec that finds no way in',
  summary:
    'Exec is switched on, the agent runs beside the container, and still execute-command says TargetNotConnectedException: the agent opens its channels with the task role, and that may not. ' +
    'Let it, and look inside.',
  group: 'Roles and images',
  seed: 1,
  script: `${CLUSTER}
aws sandbox put-image --image web:1 --startup 3
${roles.role('webTask')}
${fargate.taskDefinition('web', ['{"name":"web","image":"web:1"}'], '--task-role-arn webTask')}

# Try to go in once the task runs, and again when its role may:
#   TASK=$(aws ecs list-tasks --cluster demo --service-name web --query 'taskArns[0]' --output text)
#   aws ecs execute-command --cluster demo --task $TASK --interactive --command 'ps'
#   ${roles.allow('webTask', 'exec', 'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel')}
${fargate.fargateService('web', 1, fargate.SUBNETS, '--enable-execute-command')}
`,
});
