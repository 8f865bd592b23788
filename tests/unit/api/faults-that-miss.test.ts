/** A fault that is over at once and would hit nobody is refused: else it would seem to be done. */
import { expect, test } from 'vitest';
import { runLines } from '../../support/stopped-task';

const LAUNCH =
  "aws ec2 run-instances --image-id ami-1 --instance-type t3.micro --count 1 --user-data 'ECS_CLUSTER=demo'";
const inject = (type: string) => `aws sandbox inject-fault --type ${type}`;

test('an instance is stopped only where one runs', async () => {
  const sandbox = await runLines('aws ecs create-cluster --cluster-name demo');
  await expect(sandbox.run(inject('stop-instance'))).rejects.toThrow(
    'A stop-instance would hit nobody: there is no EC2 instance that runs to aim at.',
  );
  await sandbox.run([LAUNCH, 'aws sandbox wait --for 120', inject('stop-instance')].join('\n'));
  await sandbox.run('aws sandbox wait --for 120');
  await expect(sandbox.run(inject('stop-instance'))).rejects.toThrow(/would hit nobody/);
});

test('a spot interruption needs Spot', async () => {
  const sandbox = await runLines('aws ecs create-cluster --cluster-name demo');
  await sandbox.run([LAUNCH, 'aws sandbox wait --for 120'].join('\n'));
  await expect(sandbox.run(inject('spot-interruption'))).rejects.toThrow(
    'there is no task on FARGATE_SPOT and no Spot Instance to aim at',
  );
  await sandbox.run(
    [
      `${LAUNCH} --instance-market-options MarketType=spot`,
      'aws sandbox wait --for 120',
      inject('spot-interruption'),
    ].join('\n'),
  );
});
