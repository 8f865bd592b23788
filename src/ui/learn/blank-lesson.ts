/** What a new lesson begins as: a small one that works, to be changed. */
export const BLANK_LESSON = `---
title: A service of two
minutes: 5
summary: Run a web service, and let it have a second task.
seed: 1
---

What this lesson is about, in a sentence or two.

\`\`\`sh setup
aws ecs create-cluster --cluster-name demo
aws sandbox put-image --image web:1 --service-time-ms 50 --startup 4
aws ecs register-task-definition --family web --requires-compatibilities FARGATE \\
  --network-mode awsvpc --cpu 256 --memory 512 \\
  --container-definitions '[{"name":"web","image":"web:1","portMappings":[{"containerPort":80}]}]'
aws ecs create-service --cluster demo --service-name web --task-definition web:1 \\
  --desired-count 1 --launch-type FARGATE \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a],assignPublicIp=ENABLED}'
aws sandbox wait --until running:web=1
\`\`\`

## One is not enough

What the learner sees, and what is to be done.

\`\`\`sh look
aws ecs describe-services --cluster demo --services web
\`\`\`

\`\`\`yaml goals
- label: 2 tasks running
  run: aws ecs describe-services --cluster demo --services web --query 'services[0].runningCount'
  at-least: 2
\`\`\`

\`\`\`sh answer
aws ecs update-service --cluster demo --service web --desired-count 2
aws sandbox wait --until running:web=2
\`\`\`

\`\`\`sh wrong The same number again
aws ecs update-service --cluster demo --service web --desired-count 1
\`\`\`

### Hints

- It is a number of the service.
- The desired count is how many tasks ECS keeps running.

### Why

Why it works so, with [AWS's page](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html).

## Wrap-up

What to remember.
`;
