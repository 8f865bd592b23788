import { defineScenario } from '../define';
import * as fargate from '../parts/fargate-service';
import * as roles from '../parts/roles';
import { CLUSTER } from '../parts/web-service';

export const secretOutOfReach = defineScenario({
  id: 'secret-out-of-reach',
  title: 'A secret that has been deleted',
  summary:
    'The password comes from Secrets Manager, and somebody has deleted the secret: it waits out its recovery window, and no task can read it. Tasks that run keep the value they started with; new ones fail before any container. ' +
    'Bring the secret back.',
  group: 'Roles and images',
  seed: 1,
  script: `${CLUSTER}
aws sandbox put-image --image web:1 --startup 3
SECRET=$(aws secretsmanager create-secret --name web/database --secret-string 's3cret' --query ARN --output text)
${roles.role('webExecution')}
${roles.allow('webExecution', 'secrets', 'secretsmanager:GetSecretValue')}
aws ecs register-task-definition --family web \\
  --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 \\
  --execution-role-arn webExecution \\
  --container-definitions "[{\\"name\\":\\"web\\",\\"image\\":\\"web:1\\",\\"secrets\\":[{\\"name\\":\\"PASSWORD\\",\\"valueFrom\\":\\"$SECRET\\"}]}]"
${fargate.fargateService('web', 1)}
aws sandbox wait --until steady:web --timeout 300

# What helps:
#   aws secretsmanager restore-secret --secret-id web/database
#   aws ecs update-service --cluster demo --service web --force-new-deployment
aws secretsmanager delete-secret --secret-id web/database
aws ecs update-service --cluster demo --service web --desired-count 2
`,
});
